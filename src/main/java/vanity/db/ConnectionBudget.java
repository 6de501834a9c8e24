package vanity.db;

import java.util.Optional;

/**
 * How many connections this site may have, and who has them. A hobby database allows 20 to all
 * processes together; what one asks for beyond is refused, and readers wait for nothing.
 *
 * @param limit of this user, this database or the server, whichever is least
 * @param others connections of this user that are not this process's
 * @param own connections that this process's pool may have
 */
public record ConnectionBudget(int limit, int others, int own) {
  /** For a psql, a migration or a command beside the processes. */
  private static final int SPARE = 2;

  /**
   * Counts.
   *
   * @throws DatabaseBusyException if the database is out of reach
   */
  public static ConnectionBudget of(Database database) {
    PoolState pool = database.state();
    return database
        .one(
            """
            select least(
                nullif((select rolconnlimit from pg_roles where rolname = current_user), -1),
                nullif((select datconnlimit from pg_database where datname = current_database()), -1),
                current_setting('max_connections')::int
                  - current_setting('superuser_reserved_connections')::int) as most,
              (select count(*) from pg_stat_activity where usename = current_user) as used
            """,
            row ->
                new ConnectionBudget(
                    row.getInt("most"),
                    Math.max(0, row.getInt("used") - pool.active() - pool.idle()),
                    pool.size()))
        .orElseThrow();
  }

  /** What to change; empty if all have enough. */
  public Optional<String> warning() {
    if (others + own + SPARE <= limit) {
      return Optional.empty();
    }
    int fair = Math.max(2, limit - SPARE - others);
    return Optional.of(
        "This process may open %d connections, others have %d, and PostgreSQL allows %d in all: set"
                .formatted(own, others, limit)
            + " DATABASE_POOL_SIZE so that all processes together stay below that, here %d or less%s"
                .formatted(
                    Math.min(fair, own),
                    others + fair + SPARE > limit ? ", with fewer processes" : ""));
  }
}
