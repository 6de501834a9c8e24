package vanity.render.sandbox;

/** The operator wants a sandbox that this machine does not have. */
public final class SandboxUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  SandboxUnavailableException(String remedy) {
    super(remedy);
    this.remedy = remedy;
  }

  /** For an operator. */
  public String remedy() {
    return remedy;
  }
}
