-- The bytes of figures and sources may be in an object store (FILE_STORE); the row then names the object in full,
-- as <address of the store>#<name>, so that it is found whatever the setting is now.
alter table files alter column bytes drop not null, add column object text,
  add constraint files_bytes_somewhere check (num_nonnulls(bytes, object) = 1);
alter table sources alter column bytes drop not null, add column object text,
  add constraint sources_bytes_somewhere check (num_nonnulls(bytes, object) = 1);
create unique index files_object on files (object) where object is not null;
create unique index sources_object on sources (object) where object is not null;
