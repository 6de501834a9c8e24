package vanity.render.sandbox;

/** How programs are to be confined. */
public enum SandboxMode {
  /** By bubblewrap where it works, else by what the machine allows. */
  AUTO,
  /** By bubblewrap, or there is no rendering. */
  BWRAP,
  /** By limits on memory, time, files and processes alone. */
  NONE
}
