package vanity.render;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.render.conversion.Renderer.Readiness;
import vanity.render.pace.Heartbeat;

/**
 * Lets a worker take papers only while its machine can render. Without it a worker that cannot
 * would be the fastest of all, and have every paper in vain before those that can.
 */
final class Gate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gate.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final RenderWorker.Look machine;
  private @Nullable Readiness last;
  private @Nullable Heartbeat looks;

  Gate(Scheduler scheduler, RenderWorker.Look machine) {
    this.scheduler = scheduler;
    this.machine = machine;
  }

  /** Before the scheduler starts. */
  void start() {
    look();
    looks = new Heartbeat(EVERY, this::look);
  }

  private void look() {
    try {
      Readiness now = machine.look();
      boolean changed = last == null || last.getClass() != now.getClass();
      last = now;
      if (changed) {
        turn(now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(Readiness now) {
    switch (now) {
      case Readiness.Ready ready -> {
        log.info("Renders with {} ({})", ready.converter(), ready.sandbox());
        scheduler.resume();
      }
      case Readiness.NotReady(String remedy) -> {
        log.warn("Nothing can be rendered here, so papers wait in the queue. {}", remedy);
        scheduler.pause();
      }
    }
  }

  @Override
  public void close() {
    if (looks != null) {
      looks.close();
    }
  }
}
