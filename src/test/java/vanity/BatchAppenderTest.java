package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchAppenderTest {
  private final LoggerContext context = new LoggerContext();

  BatchAppenderTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void linesComeInTheirOrderAndTheLastOnesAtTheStop() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Logger log = logger(out, 100);
    log.info("one");
    log.info("two");
    log.warn("three");
    context.stop();
    assertEquals("INFO one\nINFO two\nWARN three\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aLineIsWrittenWithoutAnotherOne() throws IOException {
    PipedInputStream in = new PipedInputStream();
    Logger log = logger(new PipedOutputStream(in), 100);
    log.info("alone");
    assertEquals("INFO alone\n", new String(in.readNBytes(11), StandardCharsets.UTF_8));
    context.stop();
  }

  @Test
  void whoLogsNeverWaitsForASlowStreamAndIsToldWhatWasLost() throws InterruptedException {
    Stuck out = new Stuck();
    Logger log = logger(out, 4);
    log.info("first");
    out.reached.await();
    for (int i = 1; i <= 10; i++) {
      log.info("line {}", i);
    }
    out.released.countDown();
    context.stop();
    assertEquals(
        """
        INFO first
        INFO line 1
        INFO line 2
        INFO line 3
        INFO line 4
        WARN Lost 6 lines: what reads them is too slow
        """,
        out.lines.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aStopDoesNotWaitForeverForAStreamThatTakesNothing() throws InterruptedException {
    Stuck out = new Stuck();
    logger(out, 4).info("first");
    out.reached.await();
    context.stop();
    assertEquals(0, out.lines.size());
    out.released.countDown();
  }

  private Logger logger(OutputStream out, int capacity) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern("%level %msg%n");
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    BatchAppender appender = new BatchAppender(encoder, out, capacity);
    appender.setContext(context);
    appender.start();
    Logger log = context.getLogger("test");
    log.setLevel(Level.INFO);
    log.addAppender(appender);
    return log;
  }

  /** Takes nothing until it is released, whoever interrupts. */
  private static final class Stuck extends OutputStream {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      reached.countDown();
      boolean interrupted = false;
      while (released.getCount() > 0) {
        try {
          released.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      lines.write(bytes, offset, length);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
