package vanity.render.pace;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vanity.db.DatabaseBusyException;

/** Says again and again that something is still being done, until it is closed. */
public final class Heartbeat implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  public Heartbeat(Duration every, Runnable beat) {
    Thread.ofVirtual().name("heartbeat").start(() -> run(every, beat));
  }

  private void run(Duration every, Runnable beat) {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          beat.run();
        } catch (DatabaseBusyException e) {
          // The next one may come through; whoever watches has patience for several.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
