package vanity.db;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be used; the message says why and what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
