package vanity.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come. */
final class Wait {
  private static final Duration POLL = Duration.ofMillis(50);

  private Wait() {}

  /** Looks again and again until there is one. */
  static <T> T forSome(String what, Duration most, Supplier<Optional<T>> look)
      throws InterruptedException {
    until(what, most, () -> look.get().isPresent());
    return look.get().orElseThrow(() -> new IllegalStateException(what + " was there and went"));
  }

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
