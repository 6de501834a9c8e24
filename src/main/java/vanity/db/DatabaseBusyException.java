package vanity.db;

/**
 * No connection came free within the wait, or the database could not be reached: answer 503 and let
 * them come again.
 */
public final class DatabaseBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseBusyException(String message, Throwable cause) {
    super(message, cause);
  }

  public DatabaseBusyException(String message) {
    super(message);
  }
}
