-- The archives that were restored into this database: only these may be restored again, to go on where one was cut off.
create table restores (
  archive  text primary key
);
