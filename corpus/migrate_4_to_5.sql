-- What was amended had to be looked up in each link's evidence. The table is made anew: DuckDB fills no lists in one with a key.
alter table store.links rename to links_of_before;

create table store.links (
  from_agreement_id varchar not null, to_agreement_id varchar not null, municipality varchar not null,
  from_year integer not null, to_year integer not null, change varchar not null, score double not null,
  evidence json not null, decided_by varchar not null, amended varchar[] not null,
  primary key (from_agreement_id, to_agreement_id)
);

insert into store.links select *, coalesce(json_extract_string(evidence, '$.amended[*]'), []) from store.links_of_before;

drop table store.links_of_before;
