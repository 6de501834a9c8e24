package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  /** The example of RFC 9110 §5.6.7. */
  private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        " Sun, 06 Nov 1994 08:49:37 GMT "
      })
  void readsThreeForms(String date) {
    assertEquals(EXAMPLE, HttpDate.parse(date));
  }

  @Test
  void readsTwoDigitsOfAYear() {
    assertEquals(
        Instant.parse("2026-01-01T00:00:00Z"), HttpDate.parse("Thursday, 01-Jan-26 00:00:00 GMT"));
  }

  @Test
  void writesOne() {
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(EXAMPLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1994-11-06",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "784111777"
      })
  void readsNothingElse(String date) {
    assertNull(HttpDate.parse(date));
  }
}
