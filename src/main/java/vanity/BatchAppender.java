package vanity;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.util.ReentryGuard;
import ch.qos.logback.core.util.ReentryGuardFactory;
import ch.qos.logback.core.util.ReentryGuardFactory.GuardType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes log lines from a thread of its own, those of some milliseconds at once.
 *
 * <p>Logback's AsyncAppender wakes its thread for each line and writes each by itself: at 20,000
 * requests a second that was a sixth of the processor. When the stream is slower than we are, lines
 * are lost rather than requests kept waiting, and a line tells how many.
 */
final class BatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Encoder<ILoggingEvent> encoder;
  private final OutputStream out;
  private final BlockingQueue<ILoggingEvent> queue;
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer;

  /**
   * @param capacity events that wait to be written, at most
   */
  BatchAppender(Encoder<ILoggingEvent> encoder, OutputStream out, int capacity) {
    this.encoder = encoder;
    this.out = out;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.writer = Thread.ofPlatform().name("log").daemon().unstarted(this::write);
  }

  @Override
  public void start() {
    super.start();
    writer.start();
  }

  /** Writes out what is queued, unless the stream takes too long. */
  @Override
  public void stop() {
    super.stop();
    writer.interrupt();
    try {
      writer.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    if (!queue.offer(event)) {
      lost.incrementAndGet();
    }
  }

  /** Nothing here logs, so no thread needs a mark against it. */
  @Override
  protected ReentryGuard buildReentryGuard() {
    return ReentryGuardFactory.makeGuard(GuardType.NOP);
  }

  private void write() {
    List<ILoggingEvent> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(queue.take());
        // Nobody waits for the queue meanwhile, so whoever logs wakes nobody.
        Thread.sleep(PAUSE);
        writeAll(batch);
      }
    } catch (InterruptedException e) {
      writeAll(batch);
    }
  }

  private void writeAll(List<ILoggingEvent> batch) {
    queue.drainTo(batch);
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      batch.add(missing(missing));
    }
    try {
      ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.size() * 256);
      for (ILoggingEvent event : batch) {
        lines.writeBytes(encoder.encode(event));
      }
      lines.writeTo(out);
      out.flush();
    } catch (IOException | RuntimeException e) {
      // Some lines are lost, but not all that come after them.
      addError("cannot write the log", e);
    }
    batch.clear();
  }

  private ILoggingEvent missing(long count) {
    Logger logger = ((LoggerContext) getContext()).getLogger(BatchAppender.class);
    return new LoggingEvent(
        BatchAppender.class.getName(),
        logger,
        Level.WARN,
        "Lost %,d lines: what reads them is too slow".formatted(count),
        null,
        null);
  }
}
