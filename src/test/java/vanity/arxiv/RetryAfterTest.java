package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({
    "20, PT20S",
    "' 120 ', PT2M",
    "'Tue, 24 Nov 2026 05:31:00 GMT', PT1M",
    "0, PT3S", // never closer than the pace
    "'Tue, 24 Nov 2026 05:00:00 GMT', PT3S",
    "999999999, PT6H",
    "'Tue, 24 Nov 2099 05:30:00 GMT', PT6H",
    "'', PT1M",
    "soon, PT1M",
    "-5, PT1M",
    "99999999999999999999, PT1M",
  })
  void readsSecondsAndDates(String header, Duration wait) {
    assertEquals(wait, RetryAfter.from(header, Instant.parse("2026-11-24T05:30:00Z")));
  }
}
