package vanity.load;

import java.time.Duration;

/** Waiting, in a program that nobody interrupts but to end it. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw ended(e);
    }
  }

  static void until(Thread ends) {
    try {
      ends.join();
    } catch (InterruptedException e) {
      throw ended(e);
    }
  }

  private static IllegalStateException ended(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
