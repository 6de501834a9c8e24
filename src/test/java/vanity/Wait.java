package vanity;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come, and comes by itself. */
public final class Wait {
  private static final Duration POLL = Duration.ofMillis(10);

  /** Where nobody says how long: much longer than it takes. */
  private static final Duration MOST = Duration.ofMinutes(1);

  private Wait() {}

  /** Looks again and again until there is one. */
  public static <T> T forSome(String what, Duration most, Supplier<Optional<T>> look)
      throws InterruptedException {
    until(what, most, () -> look.get().isPresent());
    return look.get().orElseThrow(() -> new IllegalStateException(what + " was there and went"));
  }

  /** Looks again and again, for a minute. */
  public static void until(String what, BooleanSupplier there) throws InterruptedException {
    until(what, MOST, there);
  }

  /**
   * Looks again and again.
   *
   * @return how long it took
   * @throws IllegalStateException if it does not come
   */
  public static Duration until(String what, Duration most, BooleanSupplier there)
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
