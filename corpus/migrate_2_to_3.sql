-- Text without a place was counted, not kept: it is there for documents that are read from now on.
create table store.unplaced_text (
  document_id varchar not null, ordinal integer not null, page integer not null, text varchar not null,
  boxes struct(page integer, x0 double, top double, x1 double, bottom double)[] not null
);
