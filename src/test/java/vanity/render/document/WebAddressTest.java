package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://arxiv.org/abs/1706.03762v3, /papers/1706.03762/",
    "http://arxiv.org/pdf/hep-th/9901001v2.pdf, /papers/hep-th/9901001/",
    "https://export.arxiv.org/abs/1706.03762?context=cs#x, /papers/1706.03762/",
    "arxiv.org/abs/1706.03762, /papers/1706.03762/",
    "https://arxiv.org/list/cs.LG/recent, https://arxiv.org/list/cs.LG/recent",
    "http://dx.doi.org/10.1103/PhysRev.47.777, https://doi.org/10.1103/PhysRev.47.777",
    "https://doi.org/10.1000/a<b>, https://doi.org/10.1000/a%3Cb%3E",
    "http://Example.COM/Path?a=1&b=%20#c, http://example.com/Path?a=1&b=%20#c",
    "HTTP://example.com, http://example.com",
    "www.example.com/a, http://www.example.com/a",
    "//example.com/a, https://example.com/a",
    "http://example.com/100%, http://example.com/100%25",
    "http://example.com/a b\"'>, http://example.com/a%20b%22'%3E",
    "http://bücher.example/ü, http://xn--bcher-kva.example/%C3%BC",
    "http://[::1]/a, http://[::1]/a",
  })
  void leadsWhereAReaderShouldGo(String written, String href) {
    assertEquals(href, WebAddress.of(written).orElseThrow().href());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "mailto:ada@example.org",
        "ada@example.org",
        "http://user:pass@example.com/",
        "https:\\\\example.com",
        "figures/plot.pdf",
        "plot.pdf",
        "../other/",
        "http://",
        "",
      })
  void leadsNowhereElse(String written) {
    assertEquals(Optional.empty(), WebAddress.of(written));
  }
}
