-- What is stored. People ask the views in views.sql; these tables may change with the schema's version.
create schema if not exists store;

create table store.meta (key varchar primary key, value varchar not null);

create table store.files (
  path varchar not null,
  source varchar not null,
  sha256 varchar,
  outcome varchar not null,
  stage varchar,
  reason varchar,
  document_id varchar,
  "at" timestamp not null
);

create table store.documents (
  document_id varchar primary key,
  path varchar not null,
  municipality varchar not null,
  municipality_code varchar,
  year integer not null,
  title varchar not null,
  framework_period varchar,
  signed_on date,
  source varchar not null,
  sha256 varchar not null unique,
  page_count integer not null,
  method varchar not null,
  model varchar not null,
  version varchar not null,
  warnings varchar[] not null,
  confidence double not null,
  table_methods varchar[] not null,
  placed_share double not null,
  characters integer not null
);

create table store.pages (
  document_id varchar not null, page integer not null, width double not null, height double not null
);

create table store.parties (
  document_id varchar not null, ordinal integer not null, name varchar not null, kind varchar not null, aliases varchar[] not null
);

create table store.themes (
  document_id varchar not null, ordinal integer not null, theme_number varchar not null, theme varchar not null,
  theme_code varchar, intro varchar not null
);

create table store.agreement_rows (
  row_id varchar primary key,
  document_id varchar not null,
  ordinal integer not null,
  theme_number varchar not null,
  row_number varchar,
  doelstelling varchar,
  kaderafspraak varchar,
  inherited varchar[] not null,
  toelichting varchar,
  trekker varchar,
  gereed varchar,
  page integer not null,
  confidence double not null,
  warnings varchar[] not null
);

create table store.agreements (
  agreement_id varchar primary key,
  row_id varchar not null,
  document_id varchar not null,
  year integer not null,
  text varchar not null,
  commitment varchar,
  commitment_evidence varchar,
  page integer not null,
  boxes struct(page integer, x0 double, top double, x1 double, bottom double)[] not null,
  -- Of municipality, year and words: what a reviewer's decision holds on to when the file changes.
  content_key varchar not null
);

create table store.mentions (
  mention_id varchar primary key,
  document_id varchar not null,
  row_id varchar not null,
  agreement_id varchar,
  field varchar not null,
  year integer,
  label varchar not null,
  text varchar not null,
  "start" integer not null,
  "end" integer not null,
  value varchar,
  role varchar,
  numbers double[] not null,
  bound varchar,
  unit varchar,
  kind varchar,
  timex varchar,
  due date,
  "of" varchar,
  tagger varchar not null
);

create table store.attachments (
  document_id varchar not null, ordinal integer not null, page integer not null, x0 double not null, top double not null,
  x1 double not null, bottom double not null, title varchar, cells varchar[][] not null
);

-- What of a page has no place in the result: its text as printed.
create table store.unplaced_text (
  document_id varchar not null, ordinal integer not null, page integer not null, text varchar not null,
  boxes struct(page integer, x0 double, top double, x1 double, bottom double)[] not null
);

-- Municipalities with documents that came, went or changed since they were last linked.
create table store.unlinked (municipality varchar primary key);

create table store.links (
  from_agreement_id varchar not null,
  to_agreement_id varchar not null,
  municipality varchar not null,
  from_year integer not null,
  to_year integer not null,
  change varchar not null,
  score double not null,
  evidence json not null,
  decided_by varchar not null,
  amended varchar[] not null, -- as the evidence has it, which takes too long to take apart at each question
  primary key (from_agreement_id, to_agreement_id)
);

create table store.quotes (
  quoted_agreement_id varchar not null, original_agreement_id varchar not null, drift varchar not null, score double not null
);

-- The agreements that speak for a year of a municipality: its own document's, else those the next document prints.
create table store.lineages (agreement_id varchar primary key, lineage_id varchar not null);

-- What became of each of these from year to year. It follows from the links, and takes too long to derive at each question.
create table store.evolution (
  lineage_id varchar not null, municipality varchar not null, year integer not null, status varchar not null, change varchar,
  agreement_id varchar, previous_agreement_id varchar, theme varchar
);

-- Candidates that came near: for a person to decide.
create table store.doubts (
  from_agreement_id varchar not null, to_agreement_id varchar not null, score double not null, reason varchar not null
);

-- What a person decided, by the content of both sides, so that it outlives reading and linking again.
create table store.decisions (
  from_key varchar not null, to_key varchar not null, verdict varchar not null, decided_by varchar, decided_at timestamp,
  note varchar, primary key (from_key, to_key)
);

-- What a person said of a row as it was read; the row's id follows from the file and the row's texts, so it stands for as
-- long as the row is read the same.
create table store.row_decisions (
  row_id varchar primary key, verdict varchar not null, decided_by varchar not null, decided_at timestamp not null,
  note varchar
);
