-- Home, lists, search and feeds are tagged 'lists'. They live at the edge for ten minutes, so a paper that comes waits for that;
-- one that goes must not.
create function lists_to_purge() returns trigger language plpgsql as $$
begin
  insert into purges (tag, changed_at, due, tries, rounds)
    values ('lists', clock_timestamp(), clock_timestamp() + interval '10 seconds', 0, 2)
    on conflict (tag) do update
      set changed_at = excluded.changed_at, due = excluded.due, tries = 0, rounds = excluded.rounds;
  return null;
end $$;
create trigger lists_to_purge_taken_down after update of taken_down_at on papers
  for each row when (old.taken_down_at is distinct from new.taken_down_at) execute function lists_to_purge();
create trigger lists_to_purge_gone after delete on papers
  for each row when (old.shown_render is not null) execute function lists_to_purge();
