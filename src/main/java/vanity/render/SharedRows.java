package vanity.render;

import vanity.db.Database;

/**
 * Rows that many refer to, stored once: figures and sources. A transaction that refers to one must
 * not find it swept away under it, so those that use them and the one that sweeps exclude each
 * other.
 */
public final class SharedRows {
  private static final int LOCK = 0x51EEB;

  private SharedRows() {}

  /** Nothing is swept until the end of this transaction. */
  static void use(Database.Statements sql) {
    sql.query("select pg_advisory_xact_lock_shared(?)", row -> 0, LOCK);
  }

  /** Removes what nothing refers to any more. */
  public static void sweep(Database database) {
    database.inTransaction(sql -> {
      sql.query("select pg_advisory_xact_lock(?)", row -> 0, LOCK);
      return sql.update(
              """
              delete from files
              where not exists (select from render_files where render_files.name = files.name)
              """)
          + sql.update(
              """
              delete from sources
              where not exists (select from paper_sources where paper_sources.sha256 = sources.sha256)
              """);
    });
  }
}
