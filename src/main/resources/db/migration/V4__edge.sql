-- What the edge is to forget, and what is counted over all processes.

-- Pages are tagged 'paper-<id>' (Cache-Tag). A row is written with the change itself, so no purge is lost in a crash; see
-- vanity.edge.CachePurge for when it is taken and why there are two rounds.
create table purges (
  tag         text primary key,
  changed_at  timestamptz not null,
  due         timestamptz not null,             -- when somebody may take it; moved on while it is being tried
  tries       int not null,                     -- in this round
  rounds      int not null                      -- to go
);
create index purges_due on purges (due);

-- Whatever changes a paper's page: a render shown, news from arXiv, a takedown, a hand in psql. That it was looked at
-- (checked_at) changes nothing. A paper that is new has no page at the edge but errors, which live an hour.
create function papers_to_purge() returns trigger language plpgsql as $$
begin
  insert into purges (tag, changed_at, due, tries, rounds)
    select 'paper-' || was.arxiv_id, clock_timestamp(), clock_timestamp() + interval '10 seconds', 0, 2
    from was left join now using (arxiv_id)
    where (was.version, was.title, was.authors, was.abstract, was.comment, was.journal_ref, was.doi, was.license,
        was.categories, was.published, was.updated, was.shown_render, was.taken_down_at, was.takedown_reason)
      is distinct from (now.version, now.title, now.authors, now.abstract, now.comment, now.journal_ref, now.doi,
        now.license, now.categories, now.published, now.updated, now.shown_render, now.taken_down_at, now.takedown_reason)
    order by 1
    on conflict (tag) do update
      set changed_at = excluded.changed_at, due = excluded.due, tries = 0, rounds = excluded.rounds;
  return null;
end $$;
create trigger papers_to_purge_changed after update on papers
  referencing old table as was new table as now for each statement execute function papers_to_purge();

create function papers_to_purge_gone() returns trigger language plpgsql as $$
begin
  insert into purges (tag, changed_at, due, tries, rounds)
    select 'paper-' || arxiv_id, clock_timestamp(), clock_timestamp() + interval '10 seconds', 0, 2 from was order by 1
    on conflict (tag) do update
      set changed_at = excluded.changed_at, due = excluded.due, tries = 0, rounds = excluded.rounds;
  return null;
end $$;
create trigger papers_to_purge_gone after delete on papers
  referencing old table as was for each statement execute function papers_to_purge_gone();

-- Counters of what workers and commands do, for the metrics of any web process; they only grow.
create table counters (
  name   text not null,
  label  text not null,
  value  double precision not null,
  primary key (name, label)
);

create function count_one(counter text, counted text, amount double precision) returns void language sql as $$
  insert into counters values (counter, counted, amount)
    on conflict (name, label) do update set value = counters.value + excluded.value;
$$;

-- At the end of the transaction, or two workers that store large renders would wait for each other.
create function renders_counted() returns trigger language plpgsql as $$
begin
  perform count_one('renders', new.state, 1);
  perform count_one('render_seconds', new.state,
    extract(epoch from coalesce(new.finished_at, now()) - new.started_at)::double precision);
  return null;
end $$;
create constraint trigger renders_counted after update on renders deferrable initially deferred
  for each row when (old.state = 'running' and new.state <> 'running') execute function renders_counted();

-- A turn that ends is a request that arXiv got; when it closes, arXiv asked us to wait or was down.
create function pace_counted() returns trigger language plpgsql as $$
begin
  if old.holder is not null and new.holder is null then
    perform count_one('arxiv_requests', 'sent', 1);
  end if;
  if new.closed_until > old.closed_until then
    perform count_one('arxiv_requests', 'unavailable', 1);
  end if;
  return null;
end $$;
create trigger pace_counted after update on pace for each row execute function pace_counted();
