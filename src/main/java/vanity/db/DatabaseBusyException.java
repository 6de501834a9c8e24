package vanity.db;

import org.jspecify.annotations.Nullable;

/**
 * No connection came free within the wait, or the database could not be reached: answer 503 and let
 * them come again. Without a stack trace, for it may be thrown a thousand times a second.
 */
public final class DatabaseBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseBusyException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }

  public DatabaseBusyException(String message) {
    this(message, null);
  }
}
