package vanity;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go and how they look. Set up in code: the one thing that varies is the format,
 * and parsing a file would cost every start a tenth of a second.
 */
final class Logging {
  private static final String TEXT = "%d{HH:mm:ss.SSS} %-5level %logger{0} %msg %kvp{NONE}%n";

  /** Lines that wait to be written: half a second of the most that the site can answer. */
  private static final int QUEUE = 8192;

  private Logging() {}

  /** A server: everything of note on stdout, without keeping a request waiting for it. */
  static void forServer(Config.LogFormat format) {
    LoggerContext context = context();
    // Not System.out, whose lock and buffer are one more copy of each line.
    BatchAppender lines =
        new BatchAppender(
            encoder(context, format), new FileOutputStream(FileDescriptor.out), QUEUE);
    lines.setContext(context);
    lines.start();
    root(context).addAppender(lines);
    root(context).setLevel(Level.INFO);
  }

  /** A command that ends: its own words are on stdout, so only warnings are logged, on stderr. */
  static void forCommand() {
    LoggerContext context = context();
    root(context).addAppender(console(context));
    root(context).setLevel(Level.WARN);
  }

  /** Writes out what is still queued. */
  static void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }

  private static LoggerContext context() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    // What these say at INFO is told by our own lines, or is of no use to an operator.
    List.of(
            "org.eclipse.jetty",
            "com.zaxxer.hikari",
            "org.flywaydb",
            "com.github.kagkarlsson.scheduler")
        .forEach(quiet -> context.getLogger(quiet).setLevel(Level.WARN));
    return context;
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, Config.LogFormat.TEXT));
    console.start();
    return console;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, Config.LogFormat format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case TEXT -> {
            PatternLayout text = new PatternLayout();
            text.setPattern(TEXT);
            yield lines(context, text);
          }
          case LOGFMT -> lines(context, new LogfmtLayout());
          case JSON -> {
            JsonEncoder json = new JsonEncoder();
            json.setWithContext(false);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.setWithFormattedMessage(true);
            json.setWithMessage(false);
            json.setWithArguments(false);
            yield json;
          }
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> lines(LoggerContext context, Layout<ILoggingEvent> layout) {
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setLayout(layout);
    encoder.setCharset(StandardCharsets.UTF_8);
    return encoder;
  }
}
