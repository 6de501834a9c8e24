package vanity.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database: one small pool that all threads share, behind a bounded, fair wait. Never lends out
 * a connection; nothing slow can happen while one is held.
 *
 * <p>The gate, not the pool, is where threads wait: first come, first served, and whoever waits in
 * vain gets a cheap exception. Hikari serves newcomers before those who wait, and builds a stack
 * trace for each of thousands of time-outs. The gate has as many permits as the pool has
 * connections, less those reserved for {@link #dataSource()}, which goes past it: libraries are
 * neither starved by visitors nor can they make them wait.
 *
 * <p>It starts, and stays up, without the server; every statement then fails at once with {@link
 * DatabaseBusyException}, until the server is there.
 */
public final class Database implements Reads, AutoCloseable {

  /** Maps one row. */
  @FunctionalInterface
  public interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Statements that share one connection: the pool's, or one transaction's. */
  public interface Statements {
    /**
     * All rows. Arguments: String, Integer, Long, Double, Boolean, Instant, LocalDate, byte[],
     * String[] (text[]), or null.
     *
     * @throws DatabaseBusyException if it may work in a moment
     * @throws DatabaseException if the statement is wrong
     */
    <T> List<T> query(String sql, Mapper<T> mapper, @Nullable Object... arguments);

    /** The only row, or none. */
    <T> Optional<T> one(String sql, Mapper<T> mapper, @Nullable Object... arguments);

    /** The number of rows changed. */
    int update(String sql, @Nullable Object... arguments);
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  interface Pooling {
    HikariDataSource of(Reconnector connector, PoolSettings settings);
  }

  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(15);

  private final DatabaseUrl url;
  private final PoolSettings settings;
  private final Reconnector connector;
  private final HikariDataSource pool;
  private final Semaphore gate;

  public Database(DatabaseUrl url, PoolSettings settings) {
    this(url, settings, Database::pooled);
    awaitFirst();
  }

  /** With the connector's connections pooled in this way: the load test compares others. */
  Database(DatabaseUrl url, PoolSettings settings, Pooling pooling) {
    this.url = url;
    this.settings = settings;
    this.connector =
        new Reconnector(
            new Connector(url, "vanity " + settings.name(), settings.statementTimeout()), url);
    this.pool = pooling.of(connector, settings);
    this.gate = new Semaphore(settings.size() - settings.reserved(), true);
  }

  /** Until the first connection is there, or is known not to come: the first one takes longest. */
  private void awaitFirst() {
    long end = System.nanoTime() + FIRST_CONNECTION.toNanos();
    HikariPoolMXBean numbers = pool.getHikariPoolMXBean();
    try {
      while (numbers.getTotalConnections() == 0
          && connector.failure() == null
          && System.nanoTime() < end) {
        Thread.sleep(Duration.ofMillis(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HikariDataSource pooled(Reconnector connector, PoolSettings settings) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName(settings.name());
    hikari.setDataSource(connector);
    hikari.setMaximumPoolSize(settings.size());
    hikari.setMinimumIdle(settings.size());
    // Nobody waits in Hikari but for a connection being opened. It takes no less than 250.
    hikari.setConnectionTimeout(Math.clamp(settings.patience().toMillis(), 250, 4_000));
    hikari.setValidationTimeout(1_000);
    hikari.setMaxLifetime(Duration.ofMinutes(30).toMillis());
    hikari.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    hikari.setInitializationFailTimeout(-1);
    return new HikariDataSource(hikari);
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
  @Override
  public <T> T inTransaction(Function<Statements, T> work) {
    return withConnection(connection -> {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.apply(new JdbcStatements(connection));
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
    });
  }

  /** The same, for work that answers nothing. */
  public void transact(Consumer<Statements> work) {
    inTransaction(sql -> {
      work.accept(sql);
      return true;
    });
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is broken, and with it the transaction; what broke it is being thrown.
    }
  }

  @Override
  public <T> List<T> query(String sql, Mapper<T> mapper, @Nullable Object... arguments) {
    return withConnection(c -> new JdbcStatements(c).query(sql, mapper, arguments));
  }

  @Override
  public <T> Optional<T> one(String sql, Mapper<T> mapper, @Nullable Object... arguments) {
    return withConnection(c -> new JdbcStatements(c).one(sql, mapper, arguments));
  }

  public int update(String sql, @Nullable Object... arguments) {
    return withConnection(c -> new JdbcStatements(c).update(sql, arguments));
  }

  private <T> T withConnection(Work<T> work) {
    enter();
    try (Connection connection = connection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw translate(e);
    } finally {
      gate.release();
    }
  }

  private void enter() {
    try {
      if (!gate.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseBusyException(
            "No database connection came free within "
                + settings.patience().toMillis()
                + " ms (pool "
                + settings.name()
                + ": "
                + state()
                + "): statements are slow, or DATABASE_POOL_SIZE is too small");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseBusyException("Interrupted while waiting for a database connection", e);
    }
  }

  private Connection connection() throws SQLException {
    SQLException failure = connector.failure();
    if (failure != null && pool.getHikariPoolMXBean().getIdleConnections() == 0) {
      throw unreachable(failure); // The connector is at it; there is nothing to wait for.
    }
    if (pool.isClosed()) {
      throw new DatabaseBusyException("The pool " + settings.name() + " was closed");
    }
    return pool.getConnection();
  }

  private RuntimeException translate(SQLException e) {
    SQLException failure = connector.failure();
    return e instanceof SQLTransientConnectionException && failure != null
        ? unreachable(failure)
        : SqlStates.translate(e);
  }

  private DatabaseBusyException unreachable(SQLException failure) {
    return new DatabaseBusyException(
        "PostgreSQL at "
            + url
            + " gives no connection: "
            + failure.getMessage()
            + " (pool "
            + settings.name()
            + ": "
            + state()
            + ")",
        failure);
  }

  /**
   * Whether a statement may take however long it likes: where the limit that each connection asks
   * for does not get through.
   */
  public boolean hasNoStatementLimit() {
    return one("select 1 where current_setting('statement_timeout') = '0'", row -> true)
        .isPresent();
  }

  /** Whether statements go through a pgbouncer, which has limits of its own. */
  boolean isBehindPgbouncer() {
    return connector.isBehindPgbouncer();
  }

  /** The pool's numbers. */
  public PoolState state() {
    HikariPoolMXBean numbers = pool.getHikariPoolMXBean();
    return new PoolState(
        settings.size(),
        numbers.getActiveConnections(),
        numbers.getIdleConnections(),
        gate.getQueueLength());
  }

  /**
   * For libraries that bring their own JDBC (db-scheduler); never for SQL of ours. Its connections
   * are the reserved ones. It waits for the server however long: a library that polls would only
   * log a stack trace a second.
   */
  public DataSource dataSource() {
    return new ConnectionSource() {
      @Override
      public Connection getConnection() throws SQLException {
        while (true) {
          try {
            return pool.getConnection();
          } catch (SQLTransientConnectionException e) {
            if (pool.isClosed() || Thread.currentThread().isInterrupted()) {
              throw e;
            }
          }
        }
      }
    };
  }

  @Override
  public void close() {
    connector.close();
    pool.close();
  }
}
