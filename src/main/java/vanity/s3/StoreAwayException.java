package vanity.s3;

import org.jspecify.annotations.Nullable;

/**
 * The object store does not answer, or refuses: answer 503 and let them come again. Without a stack
 * trace, as it may be thrown often; the message tells an operator what, which and why.
 */
public final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreAwayException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
