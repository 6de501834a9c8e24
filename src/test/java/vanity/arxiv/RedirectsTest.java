package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
  @ParameterizedTest
  @CsvSource({
    "https://arxiv.org/e-print/1706.03762, /src/1706.03762, https://arxiv.org/src/1706.03762",
    "http://export.arxiv.org/api/query?x=1, https://export.arxiv.org/api/query?x=1, https://export.arxiv.org/api/query?x=1",
    "https://export.arxiv.org/oai2, https://oaipmh.arxiv.org/oai, https://oaipmh.arxiv.org/oai",
    "https://export.arxiv.org/src/1, https://ARXIV.org/src/1, https://ARXIV.org/src/1",
    "http://localhost:8123/e-print/1, http://localhost:8123/src/1, http://localhost:8123/src/1",
  })
  void followsOnTheSameServer(String from, String location, String to) {
    assertEquals(Optional.of(URI.create(to)), Redirects.target(URI.create(from), location));
  }

  @ParameterizedTest
  @CsvSource({
    "https://arxiv.org/src/1, http://arxiv.org/src/1",
    "https://arxiv.org/src/1, https://example.org/src/1",
    "https://arxiv.org/src/1, https://arxiv.org.example.org/",
    "https://arxiv.org/src/1, https://evilarxiv.org/",
    "https://arxiv.org/src/1, //169.254.169.254/latest/meta-data",
    "https://arxiv.org/src/1, https://arxiv.org:8443/src/1",
    "https://arxiv.org/src/1, https://user@arxiv.org/src/1",
    "https://arxiv.org/src/1, file:///etc/passwd",
    "https://arxiv.org/src/1, 'not a url'",
    "https://arxiv.org/src/1, ''",
    "http://localhost:8123/src/1, http://localhost:8124/src/1",
    "http://localhost:8123/src/1, https://localhost/src/1",
    "http://mirror.example/src/1, https://arxiv.org/src/1",
  })
  void followsNowhereElse(String from, String location) {
    assertEquals(Optional.empty(), Redirects.target(URI.create(from), location));
  }
}
