-- Papers, their versions and sources, their renders, and the queue.

create table papers (
  arxiv_id         text primary key,            -- canonical, without version
  number           bigint not null generated always as identity,  -- as they came here: its sitemap
  version          int not null,                -- the newest known
  title            text not null,               -- '' until a render tells, where an import did not
  authors          jsonb not null,              -- [{"name": "...", "affiliations": ["..."]}]
  abstract         text not null,
  comment          text,
  journal_ref      text,
  doi              text,
  license          text,                        -- URL
  categories       text[] not null,             -- the primary one first
  published        timestamptz not null,
  updated          timestamptz not null,
  checked_at       timestamptz not null,        -- when this was last compared with arXiv, or imported
  shown_render     bigint,                      -- the render readers get, if any
  taken_down_at    timestamptz,
  takedown_reason  text,
  -- Names both as they are and stemmed: 'author:williams' wants the one, plain words are stemmed.
  words            tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A') ||
    setweight(jsonb_to_tsvector('simple', jsonb_path_query_array(authors, '$[*].name'), '"string"'), 'B') ||
    setweight(jsonb_to_tsvector('english', jsonb_path_query_array(authors, '$[*].name'), '"string"'), 'C') ||
    setweight(to_tsvector('english', abstract), 'D')) stored
);
create unique index papers_number on papers (number);
create index papers_words on papers using gin (words);
create index papers_published on papers (published desc);
create index papers_readable on papers (published desc, arxiv_id desc) where shown_render is not null and taken_down_at is null;

create table paper_versions (
  arxiv_id   text not null references papers on delete cascade,
  version    int not null,
  submitted  timestamptz,
  license    text,
  primary key (arxiv_id, version)
);

-- A source as it came, stored once however many versions share it.
create table sources (
  sha256  bytea primary key,
  bytes   bytea not null
);
alter table sources alter column bytes set storage external;  -- already compressed

create table paper_sources (
  arxiv_id    text not null references papers on delete cascade,
  version     int not null,
  sha256      bytea not null references sources,
  file_name   text not null,
  main_file   text,                             -- chosen by hand (import --main), else by the rules
  fetched_at  timestamptz not null,
  primary key (arxiv_id, version)
);

-- One row per attempt. The id may be one that arXiv does not know, so it refers to no paper.
create table renders (
  id           bigint generated always as identity primary key,
  arxiv_id     text not null,
  version      int,
  state        text not null check (state in (
                 'running', 'rendered', 'partial', 'failed', 'no_tex_source', 'timed_out', 'out_of_memory',
                 'not_on_arxiv', 'arxiv_unreachable', 'unlicensed', 'abandoned')),
  stage        text,                            -- of a running one
  worker       text not null,
  started_at   timestamptz not null,
  seen_at      timestamptz not null,            -- when its worker last said that it is at it
  finished_at  timestamptz,
  reason       text,                            -- one sentence for readers
  source_kind  text,                            -- of a no_tex_source
  report       json,                            -- counts, versions, stages in their order; see RenderReport
  log          text
);
create index renders_of_paper on renders (arxiv_id, id desc);
create index renders_by_end on renders (finished_at);
-- Nothing is rendered twice at once, whatever the workers believe.
create unique index renders_one_running on renders (arxiv_id) where state = 'running';

alter table papers add foreign key (shown_render) references renders;

-- What readers get of a render. The article is compressed once, here: raw deflate blocks, see vanity.http.Deflated.
create table render_pages (
  render_id       bigint primary key references renders on delete cascade,
  title           text not null,
  contents        text not null,
  article         bytea not null,
  article_crc     int not null,
  article_length  bigint not null
);
alter table render_pages alter column article set storage external;

-- Figures, named by their content, stored once however many renders show them.
create table files (
  name          text primary key,               -- <sha256 in hex>.<extension>
  content_type  text not null,
  size          bigint not null,
  crc           int not null,                   -- CRC-32 of the bytes, which a ZIP names before they come
  bytes         bytea not null
);
alter table files alter column bytes set storage external;  -- pieces are read without the whole

create table render_files (
  render_id  bigint not null references renders on delete cascade,
  name       text not null references files,
  primary key (render_id, name)
);
create index render_files_by_name on render_files (name);

-- The lists: every paper under '' and under each of its categories, newest first, so that any page is an index range.
create table listing (
  category   text not null,
  published  timestamptz not null,
  arxiv_id   text not null references papers on delete cascade,
  primary key (category, published, arxiv_id)
);
create index listing_of_paper on listing (arxiv_id);

-- How many papers a list has per day (UTC): a page number becomes a day and a short skip within it.
create table listing_days (
  category  text not null,
  day       date not null,
  papers    int not null,
  primary key (category, day)
);

-- Both are kept by triggers, a statement at a time: a bulk load counts each day once. Rows are taken in one order by all,
-- so that two transactions cannot lock each other out.
create function listing_added() returns trigger language plpgsql as $$
begin
  insert into listing_days (category, day, papers)
    select category, (published at time zone 'utc')::date, count(*) from added group by 1, 2 order by 1, 2
    on conflict (category, day) do update set papers = listing_days.papers + excluded.papers;
  return null;
end $$;
create trigger listing_added after insert on listing
  referencing new table as added for each statement execute function listing_added();

create function listing_removed() returns trigger language plpgsql as $$
begin
  insert into listing_days (category, day, papers)
    select category, (published at time zone 'utc')::date, -count(*) from removed group by 1, 2 order by 1, 2
    on conflict (category, day) do update set papers = listing_days.papers + excluded.papers;
  return null;
end $$;
create trigger listing_removed after delete on listing
  referencing old table as removed for each statement execute function listing_removed();

create function papers_added() returns trigger language plpgsql as $$
begin
  insert into listing (category, published, arxiv_id)
    select distinct c, published, arxiv_id from added, unnest(categories || '{""}') c where taken_down_at is null;
  return null;
end $$;
create trigger papers_added after insert on papers
  referencing new table as added for each statement execute function papers_added();

create function papers_changed() returns trigger language plpgsql as $$
begin
  delete from listing using was join now using (arxiv_id)
    where listing.arxiv_id = now.arxiv_id
      and (was.published, was.categories, was.taken_down_at is null)
        is distinct from (now.published, now.categories, now.taken_down_at is null);
  insert into listing (category, published, arxiv_id)
    select distinct c, now.published, now.arxiv_id
    from was join now using (arxiv_id), unnest(now.categories || '{""}') c
    where now.taken_down_at is null
      and (was.published, was.categories, was.taken_down_at is null)
        is distinct from (now.published, now.categories, now.taken_down_at is null);
  return null;
end $$;
create trigger papers_changed after update on papers
  referencing old table as was new table as now for each statement execute function papers_changed();

-- Whose turn it is to ask arXiv: one request at a time, and a pause after each, over all processes together.
create table pace (
  name           text primary key,
  free_at        timestamptz not null,          -- when the next turn may be taken
  holder         text,                          -- who has the turn; free_at is then when it lapses
  visitors_until timestamptz not null,          -- until then a visitor's fetch is waiting: others let it pass
  closed_until   timestamptz not null           -- until then arXiv wants no request, or is down
);
insert into pace values ('arxiv', '-infinity', null, '-infinity', '-infinity');

-- db-scheduler's table (its postgresql_tables.sql). Renders are the rows with task_name 'render', task_instance the arXiv id:
-- the primary key is what makes one row of however many visitors ask at once.
create table scheduled_tasks (
  task_name             text not null,
  task_instance         text not null,
  task_data             bytea,
  execution_time        timestamptz not null,
  picked                boolean not null,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  int,
  last_heartbeat        timestamptz,
  version               bigint not null,
  priority              smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
