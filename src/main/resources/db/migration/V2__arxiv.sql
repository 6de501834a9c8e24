-- Keeping papers current, and knowing which are at arXiv.

-- The papers that come with the program are not at arXiv: it is never asked for them.
alter table papers add column sample boolean not null default false;
update papers set sample = true where arxiv_id in ('2611.99001', '2611.99002', '2611.99003', '2611.99004');

-- Null where arXiv was never asked: a paper that came by an import.
alter table papers alter column checked_at drop not null;
create index papers_by_check on papers (checked_at nulls first) where not sample and taken_down_at is null;

-- Both are looked up for every render and source that goes.
create index papers_by_shown_render on papers (shown_render) where shown_render is not null;
create index paper_sources_by_sha256 on paper_sources (sha256);

-- How far the newest papers were read at arXiv, so that the next run knows where to stop.
create table scrapes (
  categories  text primary key,                 -- in order of the alphabet, joined by commas
  seen_until  timestamptz not null              -- whatever was updated until then has been seen
);

-- db-scheduler's table once more: what is done again and again, once over all workers. Apart from the renders, as a
-- scheduler removes rows of tasks that it does not know.
create table recurring_tasks (like scheduled_tasks including all);
