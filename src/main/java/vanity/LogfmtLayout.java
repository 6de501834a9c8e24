package vanity;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One event as {@code key=value} pairs on one line, as Heroku's own lines are: {@code at}, {@code
 * level}, {@code logger}, {@code msg}, then the event's own pairs, then the thread's context.
 */
final class LogfmtLayout extends LayoutBase<ILoggingEvent> {
  /** The last time that was written: under load a dozen lines fall into each millisecond. */
  private volatile Written last = new Written(0, Instant.EPOCH.toString());

  private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

  @Override
  public void start() {
    stackTrace.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append("at=").append(time(event.getTimeStamp()));
    pair(line, "level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    String logger = event.getLoggerName();
    pair(line, "logger", logger.substring(logger.lastIndexOf('.') + 1));
    pair(line, "msg", event.getFormattedMessage());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(each -> pair(line, each.key, String.valueOf(each.value)));
    }
    for (Map.Entry<String, String> each : event.getMDCPropertyMap().entrySet()) {
      pair(line, each.getKey(), each.getValue());
    }
    if (event.getThrowableProxy() != null) {
      pair(line, "exception", stackTrace.convert(event).strip());
    }
    return line.append('\n').toString();
  }

  private record Written(long milliseconds, String text) {}

  private String time(long milliseconds) {
    Written known = last;
    if (known.milliseconds != milliseconds) {
      known = new Written(milliseconds, Instant.ofEpochMilli(milliseconds).toString());
      last = known;
    }
    return known.text;
  }

  private static void pair(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append('=');
    if (isPlain(value)) {
      line.append(value);
      return;
    }
    line.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> line.append(c < ' ' ? '?' : c);
      }
    }
    line.append('"');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 127 || c == '"' || c == '=' || c == '\\') {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
