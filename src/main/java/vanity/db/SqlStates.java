package vanity.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means for us (PostgreSQL documentation, appendix A). */
final class SqlStates {
  private SqlStates() {}

  /** The exception that says what to do about it. */
  static RuntimeException translate(SQLException e) {
    return mayPass(e)
        ? new DatabaseBusyException("PostgreSQL did not answer a statement: " + e.getMessage(), e)
        : new DatabaseException(e);
  }

  /** Whether the same may work in a moment: it says nothing about the statement itself. */
  static boolean mayPass(SQLException e) {
    String state = state(e);
    return state != null
        && (state.startsWith("08") // connection lost or refused
            || state.startsWith("57P0") // the server stops, restarts, starts
            || state.startsWith("53") // too many connections, out of memory, disk full
            || state.equals("25P03") // we were asleep in the middle of a transaction
            || state.equals("57014") // cancelled by statement_timeout
            || state.equals("40P01") // deadlock
            || state.equals("40001")); // serialization failure
  }

  /** Whether the statement ran into its time limit. */
  static boolean isTimeout(DatabaseBusyException e) {
    return e.getCause() instanceof SQLException cause && "57014".equals(cause.getSQLState());
  }

  private static @Nullable String state(SQLException e) {
    // Hikari's time-outs carry the state of the last failure to connect, or none.
    return e.getSQLState() == null && e instanceof java.sql.SQLTransientConnectionException
        ? "08000"
        : e.getSQLState();
  }
}
