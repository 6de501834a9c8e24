package vanity;

/** A command failed for a reason that its message tells: what, which, and what to do. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
