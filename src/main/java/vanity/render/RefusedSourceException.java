package vanity.render;

import java.io.IOException;

/** A submission that is not taken; the message is one sentence for readers. */
final class RefusedSourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedSourceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** With what made it necessary. */
  RefusedSourceException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
