package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogfmtLayoutTest {
  @Test
  void writesPairsOnOneLine() {
    LoggingEvent event = event("GET");
    event.addKeyValuePair(new KeyValuePair("path", "/papers/1706.03762/"));
    event.addKeyValuePair(new KeyValuePair("ms", 3));
    assertEquals(
        "at=2026-11-24T10:00:00Z level=info logger=Router msg=GET path=/papers/1706.03762/ ms=3\n",
        layout().doLayout(event));
  }

  @Test
  void quotesWhatWouldBreakTheLine() {
    assertEquals(
        "at=2026-11-24T10:00:00Z level=info logger=Router msg=\"a \\\"b\\\"\\nlevel=error\"\n",
        layout().doLayout(event("a \"b\"\nlevel=error")));
  }

  @Test
  void quotesAnEmptyValue() {
    LoggingEvent event = event("GET");
    event.addKeyValuePair(new KeyValuePair("query", ""));
    assertEquals(
        "at=2026-11-24T10:00:00Z level=info logger=Router msg=GET query=\"\"\n",
        layout().doLayout(event));
  }

  private static LogfmtLayout layout() {
    LogfmtLayout layout = new LogfmtLayout();
    layout.start();
    return layout;
  }

  private static LoggingEvent event(String message) {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("vanity.web.Router"), Level.INFO, message, null, null);
    event.setMDCPropertyMap(Map.of());
    event.setInstant(Instant.parse("2026-11-24T10:00:00Z"));
    return event;
  }
}
