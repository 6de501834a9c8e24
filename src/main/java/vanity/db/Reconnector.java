package vanity.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections for the pool. While the server cannot be reached it keeps trying, twice a
 * second, so that the pool is back half a second after the server is: Hikari's own pauses grow to
 * five seconds.
 */
final class Reconnector extends ConnectionSource implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reconnector.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Connector connector;
  private final DatabaseUrl url;
  private volatile @Nullable SQLException failure;
  private volatile boolean closed;

  Reconnector(Connector connector, DatabaseUrl url) {
    this.connector = connector;
    this.url = url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        Connection connection = connector.getConnection();
        if (failure != null) {
          failure = null;
          log.info("PostgreSQL at {} answers again", url);
        }
        return connection;
      } catch (SQLException e) {
        if (failure == null) {
          log.warn("PostgreSQL at {} gives no connection: {}", url, e.getMessage());
        }
        failure = e;
        if (closed || !SqlStates.mayPass(e)) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while connecting", e);
    }
  }

  boolean isBehindPgbouncer() {
    return connector.isBehindPgbouncer();
  }

  /** Why the last attempt failed; null while all is well. */
  @Nullable SQLException failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
  }
}
