package vanity.render.source;

import java.io.IOException;

/** A submission that is not taken; the message is one sentence for readers. */
public final class RefusedSourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedSourceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  private RefusedSourceException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Of an archive that is cut short or was never whole. */
  static RefusedSourceException damaged(Throwable cause) {
    return new RefusedSourceException("The archive is damaged or ends too early.", cause);
  }

  public String reason() {
    return reason;
  }
}
