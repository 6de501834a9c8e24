package vanity.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Opens connections, with the driver's settings of this house. */
final class Connector extends ConnectionSource {
  /** See the driver's documentation; each may be overridden in the query of DATABASE_URL. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          // Statements are prepared at their first use: there are few, and all are used often.
          Map.entry("prepareThreshold", "1"),
          // Per connection; the defaults of 256 statements and twice 5 MB are too much for 512 MB.
          Map.entry("preparedStatementCacheQueries", "64"),
          Map.entry("preparedStatementCacheSizeMiB", "1"),
          Map.entry("databaseMetadataCacheFieldsMiB", "1"),
          Map.entry("connectTimeout", "5"),
          Map.entry("loginTimeout", "10"),
          Map.entry("tcpKeepAlive", "true"),
          Map.entry("reWriteBatchedInserts", "true"),
          Map.entry("assumeMinServerVersion", "14"));

  private final DatabaseUrl url;
  private final Properties properties;
  private final org.postgresql.Driver driver = new org.postgresql.Driver();

  /**
   * A connector.
   *
   * @param name of this process, as pg_stat_activity shows it
   * @param statementTimeout after which the server ends a statement; zero for never
   */
  Connector(DatabaseUrl url, String name, Duration statementTimeout) {
    this.url = url;
    Map<String, String> defaults = new HashMap<>(DEFAULTS);
    defaults.put("ApplicationName", name);
    if ("true".equals(url.options().get("pgbouncer"))) {
      // In its transaction mode a statement prepared on one connection is executed on another, and
      // it does not know the startup parameter "options".
      defaults.put("prepareThreshold", "0");
    } else {
      defaults.put("options", timeouts(statementTimeout));
    }
    if (!statementTimeout.isZero()) {
      // Longer, so that only a silent network ends in it. Never end a statement by interrupting its
      // thread: on a virtual thread that closes the socket.
      defaults.put("socketTimeout", Long.toString(statementTimeout.toSeconds() + 10));
    }
    this.properties = url.properties(defaults);
  }

  /** A process that is stopped in a transaction, or lost with its machine, keeps no row locked. */
  private static String timeouts(Duration most) {
    return "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d"
        .formatted(most.toMillis());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url.jdbc(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not take the address " + url);
    }
    return connection;
  }
}
