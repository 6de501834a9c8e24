-- What readers get of a render gains a picture for links to it; the search gains the words to correct typing errors by.

alter table render_pages add column card text;  -- names a row of files; null where none could be drawn

-- Each word of a title or an author's name, as it is spelled.
create table search_words (
  word  text primary key
);

-- Of words that were typed and of what is stored alike: letters and digits, in lower case.
create function words_of(title text, authors jsonb) returns setof text language sql immutable as $$
  select distinct word
  from unnest(regexp_split_to_array(
    lower(title || ' ' || coalesce(jsonb_path_query_array(authors, '$[*].name')::text, '')), '[^[:alnum:]]+')) word
  where length(word) between 4 and 40 and word !~ '[0-9]'
$$;

-- In one order by all, so that two transactions cannot lock each other out. Words stay when their papers go: they are still words.
create function search_words_learned() returns trigger language plpgsql as $$
begin
  insert into search_words
    select distinct word from learned, words_of(title, authors) word order by 1
    on conflict do nothing;
  return null;
end $$;
create trigger search_words_added after insert on papers
  referencing new table as learned for each statement execute function search_words_learned();
create trigger search_words_changed after update on papers
  referencing new table as learned for each statement execute function search_words_learned();

insert into search_words
  select distinct word from papers, words_of(title, authors) word order by 1;

-- Where this database does not offer trigrams, or this user may not have them, the search does without.
do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'no pg_trgm, so the search corrects no typing errors: %', sqlerrm;
end $$;
do $$
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index search_words_trigrams on search_words using gin (word gin_trgm_ops);
  end if;
end $$;
