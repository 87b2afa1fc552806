-- Sizes of pages, to check boxes by, and what is still to be linked; and what some corpora of version 1 lack, as they were
-- made before it was there. Keys of agreements are filled in afterwards.
create table store.pages (
  document_id varchar not null, page integer not null, width double not null, height double not null
);

create table store.unlinked (municipality varchar primary key);

insert into store.unlinked
select distinct d.municipality from store.documents d
where exists (select 1 from store.agreements a where a.document_id = d.document_id)
  and not exists (
    select 1 from store.agreements a join store.lineages l using (agreement_id) where a.document_id = d.document_id
  );

alter table store.agreements add column if not exists content_key varchar;

create table if not exists store.row_decisions (
  row_id varchar primary key, verdict varchar not null, decided_by varchar not null, decided_at timestamp not null,
  note varchar
);
