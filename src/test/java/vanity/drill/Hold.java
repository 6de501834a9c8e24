package vanity.drill;

import java.time.Duration;
import vanity.Wait;
import vanity.db.Database;

/**
 * Holds whoever renders at a point: a trigger that waits. A point is the name of a stage, where it
 * begins, or {@link #PAGE}.
 */
final class Hold {
  /** In the middle of the transaction that stores the page. */
  static final String PAGE = "PAGE";

  private final Database database;

  Hold(Database database) {
    this.database = database;
    database.update("create table held (point text)");
    database.update(
        """
        create function hold() returns trigger language plpgsql as $$
        begin
          while exists (select from held where point = coalesce(to_jsonb(new) ->> 'stage', 'PAGE'))
          loop
            perform pg_sleep(0.05);
          end loop;
          return new;
        end $$
        """);
    database.update(
        """
        create trigger hold before update on renders for each row
        when (new.stage is distinct from old.stage and new.stage is not null)
        execute function hold()
        """);
    database.update(
        "create trigger hold before insert on render_pages for each row execute function hold()");
  }

  void at(String point) {
    database.update("insert into held values (?)", point);
  }

  void awaitSomebody() throws InterruptedException {
    Wait.until(
        "somebody to be held",
        Duration.ofMinutes(2),
        () ->
            database
                .one(
                    "select 1 from pg_stat_activity where wait_event = 'PgSleep' limit 1",
                    row -> true)
                .isPresent());
  }

  void release() {
    database.update("delete from held");
  }
}
