package vanity;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vanity.render.work.Progress;

/**
 * A render's stages for somebody who waits: on a terminal one line that counts the seconds,
 * elsewhere a line as each stage begins.
 */
final class TerminalProgress implements Progress, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final @Nullable Thread ticker;
  private @Nullable Stage stage;
  private Instant since = Instant.MIN;
  private boolean closed;

  TerminalProgress(PrintStream out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.ticker = terminal ? Thread.ofVirtual().name("progress").start(this::tick) : null;
  }

  @Override
  public void begin(Stage next) {
    lock.lock();
    try {
      stage = next;
      since = clock.instant();
      if (terminal) {
        show();
      } else {
        out.println(next.label() + "…");
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    lock.lock();
    try {
      while (!closed) {
        changed.awaitNanos(Duration.ofSeconds(1).toNanos());
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void show() {
    if (stage != null && !closed) {
      long seconds = Duration.between(since, clock.instant()).toSeconds();
      out.print(CLEAR_LINE + stage.label() + "…" + (seconds > 0 ? " " + seconds + " s" : ""));
      out.flush();
    }
  }

  /** Leaves an empty line for what is said next. */
  @Override
  public void close() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (ticker != null) {
      ticker.join();
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
