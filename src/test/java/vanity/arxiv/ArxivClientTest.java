package vanity.arxiv;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivClientTest {
  static final Instant NOW = Instant.parse("2026-11-24T05:30:00Z");

  static ArxivClient patient() {
    return client(ofSeconds(20), ofSeconds(20));
  }

  /** Does not wait for an answer to begin, or not for its end, so that tests of that are short. */
  static ArxivClient client(Duration answer, Duration body) {
    return new ArxivClient(
        "Vanity/test",
        new ArxivClient.Times(ofSeconds(5), answer, body, ofMillis(1)),
        InstantSource.fixed(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, https://example.org, mail@example.org, Vanity/1.0 (https://example.org; mail@example.org)",
    "1.0, https://example.org, '', Vanity/1.0 (https://example.org)",
    "1.0, https://example.org, 'Zoë (ops)\n', Vanity/1.0 (https://example.org; Zo ops)",
  })
  void saysWhoWeAre(String version, URI root, String contact, String userAgent) {
    assertEquals(userAgent, ArxivClient.userAgent(version, root, contact));
  }
}
