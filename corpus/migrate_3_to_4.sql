-- What became of agreements was derived at each question; it is filled in from store.derived_evolution.
create table store.evolution (
  lineage_id varchar not null, municipality varchar not null, year integer not null, status varchar not null, change varchar,
  agreement_id varchar, previous_agreement_id varchar, theme varchar
);
