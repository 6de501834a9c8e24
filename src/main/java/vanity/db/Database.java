package vanity.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The database: one small pool that all threads share, behind a bounded, fair wait. Never lends out
 * a connection; nothing slow can happen while one is held.
 */
public final class Database implements AutoCloseable {

  /** Maps one row. */
  @FunctionalInterface
  public interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Statements that share one connection: the pool's, or one transaction's. */
  public interface Statements {
    /**
     * All rows. Arguments: String, Integer, Long, Boolean, Instant, byte[], String[] (text[]), or
     * null.
     */
    <T> List<T> query(String sql, Mapper<T> mapper, Object... arguments);

    /** The only row, or none. */
    <T> Optional<T> one(String sql, Mapper<T> mapper, Object... arguments);

    /** The number of rows changed. */
    int update(String sql, Object... arguments);
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
  public <T> T inTransaction(Function<Statements, T> work) {
    throw new UnsupportedOperationException();
  }

  public <T> List<T> query(String sql, Mapper<T> mapper, Object... arguments) {
    throw new UnsupportedOperationException();
  }

  public <T> Optional<T> one(String sql, Mapper<T> mapper, Object... arguments) {
    throw new UnsupportedOperationException();
  }

  public int update(String sql, Object... arguments) {
    throw new UnsupportedOperationException();
  }

  /** For libraries that bring their own JDBC (Flyway, db-scheduler); never for SQL of ours. */
  public DataSource dataSource() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
