-- Papers, their versions and sources, their renders, and the queue.

create table papers (
  arxiv_id         text primary key,            -- canonical, without version
  version          int not null,                -- the newest known
  title            text not null,
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
  words            tsvector not null
);

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
  finished_at  timestamptz,
  reason       text,                            -- one sentence for readers
  source_kind  text,                            -- of a no_tex_source
  report       jsonb,                           -- counts, versions, stages; see RenderReport
  log          text
);
create index renders_of_paper on renders (arxiv_id, id desc);
create index renders_by_time on renders (started_at);
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

create function listing_count() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE') then
    update listing_days set papers = papers - 1
      where category = old.category and day = (old.published at time zone 'utc')::date;
    return old;
  end if;
  insert into listing_days (category, day, papers)
    values (new.category, (new.published at time zone 'utc')::date, 1)
    on conflict (category, day) do update set papers = listing_days.papers + 1;
  return new;
end $$;
create trigger listing_count after insert or delete on listing for each row execute function listing_count();

create function paper_listing() returns trigger language plpgsql as $$
begin
  delete from listing where arxiv_id = new.arxiv_id;
  if new.taken_down_at is null then
    insert into listing (category, published, arxiv_id)
      select distinct c, new.published, new.arxiv_id from unnest(new.categories || '{""}') c
      order by 1;  -- one order for all, so that two transactions cannot lock each other out
  end if;
  return new;
end $$;
create trigger paper_listing after insert or update of published, categories, taken_down_at on papers
  for each row execute function paper_listing();

create function paper_words() returns trigger language plpgsql as $$
begin
  new.words :=
    setweight(to_tsvector('english', new.title), 'A') ||
    setweight(to_tsvector('simple', coalesce((select string_agg(a ->> 'name', ' ') from jsonb_array_elements(new.authors) a), '')), 'B') ||
    setweight(to_tsvector('english', new.abstract), 'C');
  return new;
end $$;
create trigger paper_words before insert or update of title, authors, abstract on papers
  for each row execute function paper_words();
create index papers_words on papers using gin (words);

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
