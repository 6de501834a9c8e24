package vanity.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections, with the driver's settings of this house. */
final class Connector extends ConnectionSource {
  private static final Logger log = LoggerFactory.getLogger(Connector.class);

  /** See the driver's documentation; each may be overridden in the query of DATABASE_URL. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          // Per connection; the defaults of 256 statements and twice 5 MB are too much for 512 MB.
          Map.entry("preparedStatementCacheQueries", "64"),
          Map.entry("preparedStatementCacheSizeMiB", "1"),
          Map.entry("databaseMetadataCacheFieldsMiB", "1"),
          Map.entry("connectTimeout", "5"),
          Map.entry("loginTimeout", "10"),
          Map.entry("tcpKeepAlive", "true"),
          Map.entry("reWriteBatchedInserts", "true"));

  private final DatabaseUrl url;
  private final String name;
  private final Duration statementTimeout;
  private final org.postgresql.Driver driver = new org.postgresql.Driver();
  private volatile boolean behindPgbouncer;

  /**
   * A connector.
   *
   * @param name of this process, as pg_stat_activity shows it
   * @param statementTimeout after which the server ends a statement; zero for never
   */
  Connector(DatabaseUrl url, String name, Duration statementTimeout) {
    this.url = url;
    this.name = name;
    this.statementTimeout = statementTimeout;
    this.behindPgbouncer = url.isPgbouncer();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!behindPgbouncer) {
      try {
        return open(direct());
      } catch (SQLException e) {
        if (!isPgbouncer(e)) {
          throw e;
        }
        log.info("At {} is a pgbouncer: statements are not prepared there", url);
        behindPgbouncer = true;
      }
    }
    return open(common());
  }

  /** PostgreSQL takes every parameter that we send at the start of a connection. */
  private static boolean isPgbouncer(SQLException e) {
    return "08P01".equals(e.getSQLState())
        && String.valueOf(e.getMessage()).contains("unsupported startup parameter");
  }

  boolean isBehindPgbouncer() {
    return behindPgbouncer;
  }

  /**
   * For PostgreSQL itself. In pgbouncer's transaction mode a statement prepared on one connection
   * would be executed on another, and it refuses the startup parameters that two of these send.
   */
  private Map<String, String> direct() {
    Map<String, String> direct = common();
    // Statements are prepared at their first use: there are few, and all are used often.
    direct.put("prepareThreshold", "1");
    direct.put("assumeMinServerVersion", "14");
    direct.put("options", timeouts(statementTimeout));
    return direct;
  }

  /** A process that is stopped in a transaction, or lost with its machine, keeps no row locked. */
  private static String timeouts(Duration most) {
    return "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d"
        .formatted(most.toMillis());
  }

  private Map<String, String> common() {
    Map<String, String> common = new HashMap<>(DEFAULTS);
    common.put("ApplicationName", name);
    common.put("prepareThreshold", "0");
    if (!statementTimeout.isZero()) {
      // Twice as long, but no more than 10 s more, so that only a silent network ends in it. Never
      // end a statement by interrupting its thread: on a virtual thread that closes the socket.
      long seconds = statementTimeout.toSeconds();
      common.put("socketTimeout", Long.toString(seconds + Math.clamp(seconds, 1, 10)));
    }
    return common;
  }

  private Connection open(Map<String, String> defaults) throws SQLException {
    Properties properties = url.properties(defaults);
    Connection connection = driver.connect(url.jdbc(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not take the address " + url);
    }
    return connection;
  }
}
