package vanity.edge;

import java.util.List;
import vanity.db.Database;

/**
 * The tags that the edge is to forget. Rows are written by triggers on {@code papers}
 * (V4__edge.sql) in the transaction that changes a page, and taken here by whichever process comes
 * first.
 */
public final class PurgeQueue {
  private final Database database;

  public PurgeQueue(Database database) {
    this.database = database;
  }

  /**
   * A tag that is ours to purge, until its row comes due again.
   *
   * @param changedAt as the database writes it: a later change is another purge
   */
  record Taken(String tag, String changedAt) {}

  /**
   * Has all papers and lists forgotten if the site's static files are others than before: the edge
   * keeps a page for a week, and the old one names files that this program does not have. For some
   * minutes, as processes of before may still answer.
   */
  void deployed(String assets) {
    database.transact(sql -> {
      int others =
          sql.update(
              """
              insert into deployed (assets) values (?)
              on conflict (site) do update set assets = excluded.assets
                where deployed.assets <> excluded.assets
              """,
              assets);
      if (others > 0) {
        sql.update(
            """
            insert into purges values
              ('lists', clock_timestamp(), clock_timestamp() + interval '10 seconds', 0, 5),
              ('papers', clock_timestamp(), clock_timestamp() + interval '10 seconds', 0, 5)
            on conflict (tag) do update
              set changed_at = excluded.changed_at, due = excluded.due, tries = 0, rounds = excluded.rounds
            """);
      }
    });
  }

  /**
   * Takes what is due. If nobody says that it is done, it comes due again: after half a minute, a
   * minute, two, at last every half hour. So a purge survives the death of who took it.
   */
  List<Taken> take(int most) {
    return database.query(
        """
        -- As a subquery of the update it could be run anew for each row, and take all.
        with taken as materialized (
          select tag from purges where due <= now() order by due limit ? for update skip locked)
        update purges set tries = tries + 1,
          due = now() + make_interval(secs => least(30 * 2 ^ least(tries, 10), 1800))
        from taken where purges.tag = taken.tag
        returning purges.tag, changed_at::text as changed_at
        """,
        row -> new Taken(row.getString("tag"), row.getString("changed_at")),
        most);
  }

  /** One round less to go for each that did not change meanwhile. */
  void done(List<Taken> taken) {
    String[] tags = taken.stream().map(Taken::tag).toArray(String[]::new);
    String[] changed = taken.stream().map(Taken::changedAt).toArray(String[]::new);
    database.transact(sql -> {
      sql.update(
          """
          delete from purges using unnest(?::text[], ?::timestamptz[]) as done (name, time)
          where tag = name and changed_at = time and rounds = 1
          """,
          tags,
          changed);
      sql.update(
          """
          update purges set rounds = rounds - 1, tries = 0, due = now() + interval '1 minute'
          from unnest(?::text[], ?::timestamptz[]) as done (name, time)
          where tag = name and changed_at = time
          """,
          tags,
          changed);
      count(sql, "done", taken.size());
    });
  }

  void failed(List<Taken> taken) {
    database.transact(sql -> count(sql, "failed", taken.size()));
  }

  private static void count(Database.Statements sql, String label, int purges) {
    sql.query("select count_one('purges', ?, ?)", row -> label, label, (double) purges);
  }

  /** Tags that are still to be purged. */
  public int waiting() {
    return database.one("select count(*) from purges", row -> row.getInt(1)).orElseThrow();
  }

  /** What no edge remembers any more: no page lives there longer than a week. */
  void forgetOld() {
    database.update("delete from purges where changed_at < now() - interval '8 days'");
  }
}
