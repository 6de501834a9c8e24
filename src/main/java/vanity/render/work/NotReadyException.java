package vanity.render.work;

/**
 * This machine cannot render just now, whatever the paper: a tool is missing, or its disk is full.
 * No paper is to blame for it, so it waits.
 */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotReadyException(String remedy) {
    super(remedy);
  }

  public NotReadyException(String remedy, Throwable cause) {
    super(remedy, cause);
  }

  /** What is wrong and what to do, for an operator. */
  public String remedy() {
    return String.valueOf(getMessage());
  }
}
