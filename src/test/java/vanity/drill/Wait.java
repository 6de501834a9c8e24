package vanity.drill;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
final class Wait {
  private static final Duration POLL = Duration.ofMillis(50);

  private Wait() {}

  /**
   * Looks again and again.
   *
   * @return how long it took
   * @throws IllegalStateException if it does not come
   */
  static Duration until(String what, Duration most, BooleanSupplier there)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() - begin > most.toNanos()) {
        throw new IllegalStateException("Waited " + most.toSeconds() + " s in vain for " + what);
      }
      Thread.sleep(POLL);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
