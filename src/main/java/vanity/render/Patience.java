package vanity.render;

import java.time.Duration;
import java.util.function.Supplier;
import vanity.db.DatabaseBusyException;
import vanity.s3.StoreAwayException;

/** Minutes of work are not lost because the database, or the object store, is away for one. */
final class Patience {
  /** How long either may be away before a finished piece of work is given up. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private Patience() {}

  /** Tries until it works. */
  static <T> T on(Supplier<T> work) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return work.get();
      } catch (DatabaseBusyException | StoreAwayException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      Thread.sleep(PAUSE);
    }
  }
}
