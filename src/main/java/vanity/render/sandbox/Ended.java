package vanity.render.sandbox;

/** How a program ended. */
public sealed interface Ended {
  /** By itself, or killed by the kernel: then the status is 128 and the signal's number. */
  record Exited(int status) implements Ended {
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;

    /** Mostly for want of memory. */
    public boolean isKilled() {
      return status == 128 + SIGKILL;
    }

    /** It used up its processor time. */
    public boolean isOutOfTime() {
      return status == 128 + SIGXCPU;
    }
  }

  record TimedOut() implements Ended {}

  record OutOfMemory() implements Ended {}

  /** It started too many processes or wrote too much. */
  record TooGreedy(String of) implements Ended {}

  /** By itself, and with success. */
  default boolean isWell() {
    return equals(new Exited(0));
  }
}
