package vanity.db;

import java.sql.SQLException;

/** A statement failed for a reason that waiting does not cure: a mistake of ours. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super(cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
  }
}
