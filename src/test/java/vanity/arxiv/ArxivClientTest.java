package vanity.arxiv;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivClientTest {
  static final Instant NOW = Instant.parse("2026-11-24T05:30:00Z");

  /** One that is not patient, so that tests of silence are short. */
  static ArxivClient impatient() {
    return new ArxivClient(
        "Vanity/test",
        new ArxivClient.Times(ofSeconds(5), ofMillis(300), ofMillis(300), ofMillis(1)),
        InstantSource.fixed(NOW));
  }

  static ArxivClient patient() {
    return new ArxivClient(
        "Vanity/test",
        new ArxivClient.Times(ofSeconds(5), ofSeconds(20), ofSeconds(20), ofMillis(1)),
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
