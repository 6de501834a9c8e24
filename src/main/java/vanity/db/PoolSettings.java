package vanity.db;

import java.time.Duration;

/**
 * How many connections there are and how long one is waited for.
 *
 * @param name of this process, such as {@code web}: in messages and in pg_stat_activity
 * @param size connections in all
 * @param reserved of these, for libraries that bring their own JDBC ({@link
 *     Database#dataSource()}): db-scheduler's poll and heartbeat, each a few milliseconds
 * @param patience of those who wait for a connection; well below the 30 s after which Heroku's
 *     router gives up
 * @param statementTimeout after which the server ends a statement
 */
public record PoolSettings(
    String name, int size, int reserved, Duration patience, Duration statementTimeout) {

  public PoolSettings {
    if (reserved < 0 || size <= reserved) {
      throw new IllegalArgumentException(
          "a pool of " + size + " connections cannot reserve " + reserved);
    }
  }

  /** For a process that answers requests or runs a command. */
  public static PoolSettings of(String name, int size) {
    return new PoolSettings(name, size, 0, Duration.ofSeconds(4), Duration.ofSeconds(10));
  }

  /** The same for a replica: there is another to ask, so what it cannot do is not waited for. */
  PoolSettings forReplica() {
    return new PoolSettings(
        name + " replica", size, 0, Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  /** For a process that renders, too. */
  public PoolSettings withScheduler() {
    return new PoolSettings(name, size, Math.min(2, size - 1), patience, statementTimeout);
  }
}
