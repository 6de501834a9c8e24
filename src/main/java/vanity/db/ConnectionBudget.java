package vanity.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many connections this site may have on a server, and who has them. A hobby database allows 20
 * to all processes together; what one asks for beyond is refused, and readers wait for nothing.
 *
 * @param limit of this user, this database or the server, whichever is least
 * @param others connections of this user that are not this process's
 * @param own connections that this process's pools may have
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
    return sum(List.of(Counted.of(database)));
  }

  /**
   * Counts for each server on its own: a primary and its replica have limits of their own, two
   * pools on one server share it. A database that is out of reach is left out, as is one behind
   * pgbouncer, which has other limits.
   */
  public static List<ConnectionBudget> of(List<Database> pools) {
    Map<String, List<Counted>> servers = new LinkedHashMap<>();
    for (Database pool : pools) {
      try {
        if (!pool.isBehindPgbouncer()) {
          Counted counted = Counted.of(pool);
          servers.computeIfAbsent(counted.server(), server -> new ArrayList<>()).add(counted);
        }
      } catch (DatabaseBusyException e) {
        // The pool tells of itself.
      }
    }
    return servers.values().stream().map(ConnectionBudget::sum).toList();
  }

  /**
   * What a server says.
   *
   * @param server tells it from others: when it started
   * @param used connections of this user, from wherever
   * @param pool as it was then
   */
  private record Counted(String server, int limit, int used, PoolState pool) {
    static Counted of(Database database) {
      return database
          .one(
              """
              select least(
                  nullif((select rolconnlimit from pg_roles where rolname = current_user), -1),
                  nullif((select datconnlimit from pg_database where datname = current_database()), -1),
                  current_setting('max_connections')::int
                    - current_setting('superuser_reserved_connections')::int) as most,
                (select count(*) from pg_stat_activity where usename = current_user) as used,
                pg_postmaster_start_time()::text as server
              """,
              row ->
                  new Counted(
                      row.getString("server"),
                      row.getInt("most"),
                      row.getInt("used"),
                      database.state()))
          .orElseThrow();
    }

    int open() {
      return pool.active() + pool.idle();
    }
  }

  private static ConnectionBudget sum(List<Counted> pools) {
    Counted last = pools.getLast();
    return new ConnectionBudget(
        last.limit(),
        Math.max(0, last.used() - pools.stream().mapToInt(Counted::open).sum()),
        pools.stream().mapToInt(each -> each.pool().size()).sum());
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
