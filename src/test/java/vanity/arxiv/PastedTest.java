package vanity.arxiv;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // an id
        "1706.03762|1706.03762",
        "  1706.03762v7 |1706.03762v7",
        "1706.03762V7|1706.03762v7",
        "astro-ph/0601001|astro-ph/0601001",
        "Hep-TH/9901001|hep-th/9901001",
        "math.gt/0309136v2|math/0309136v2",
        // a citation
        "arXiv:1706.03762|1706.03762",
        "arxiv: 1706.03762|1706.03762",
        "arXiv:1709.04466v1 [cs.CL]|1709.04466v1",
        "arXiv:math.CA/0611800v2|math/0611800v2",
        "[1706.03762]|1706.03762",
        "Vaswani et al. (2017), arXiv:1706.03762, section 3.2.|1706.03762",
        "see hep-th/9901001, hep-th/9901002|hep-th/9901001",
        "Phys. Rev. 1203.4567 (arXiv:1706.03762)|1706.03762",
        "论文1706.03762很好|1706.03762",
        // a DOI
        "10.48550/arXiv.1706.03762|1706.03762",
        "10.48550/ARXIV.1706.03762|1706.03762",
        "https://doi.org/10.48550/arXiv.1706.03762|1706.03762",
        "doi:10.48550/arXiv.math/0611800|math/0611800",
        // arXiv
        "https://arxiv.org/abs/1706.03762|1706.03762",
        "http://arxiv.org/abs/1706.03762v7|1706.03762v7",
        "arXiv.org/abs/1706.03762|1706.03762",
        "HTTPS://ARXIV.ORG/PDF/1706.03762V7.PDF|1706.03762v7",
        "https://www.arxiv.org/pdf/1706.03762.pdf#page=10&zoom=100,0,0|1706.03762",
        "https://export.arxiv.org/abs/hep-th/9901001|hep-th/9901001",
        "https://arxiv.org/abs/1706.03762?context=cs#|1706.03762",
        "https://arxiv.org/html/1706.03762v7#S3.SS2|1706.03762v7",
        "https://arxiv.org/format/1706.03762|1706.03762",
        "https://arxiv.org/src/1706.03762v7|1706.03762v7",
        "https://arxiv.org/e-print/1706.03762|1706.03762",
        "https://arxiv.org/abs/arXiv:1706.03762|1706.03762",
        "https://arxiv.org/abs/1706.03762/|1706.03762",
        "arxiv.org/1709.04466v1|1709.04466v1",
        "https://arxiv.org/abs/hep-th%2F9901001|hep-th/9901001",
        "https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762v7|1706.03762v7",
        "https%253A%252F%252Farxiv.org%252Fabs%252F1706.03762|1706.03762",
        // others, and this site
        "https://ar5iv.org/abs/1706.03762|1706.03762",
        "https://ar5iv.labs.arxiv.org/html/1706.03762|1706.03762",
        "https://www.alphaxiv.org/abs/1706.03762v7|1706.03762v7",
        "https://www.alphaxiv.org/overview/1706.03762v7.md|1706.03762v7",
        "https://www.arxiv-vanity.com/papers/1706.03762/|1706.03762",
        "http://localhost:8080/papers/math/0611800v2/?foo=bar|math/0611800v2",
        "papers.example.org/papers/1706.03762/log/|1706.03762",
        "https://scirate.com/arxiv/1706.03762|1706.03762",
        "https://www.google.com/search?q=arxiv+1706.03762|1706.03762",
        // files
        "arXiv-1706.03762v7.tar.gz|1706.03762v7",
        "~/Downloads/1706.03762v7.pdf|1706.03762v7",
        "1706.03762_annotated.pdf|1706.03762",
      })
  void findsTheIdIn(String pasted, String id) {
    assertEquals(Optional.of(id), ArxivId.find(pasted).map(ArxivId::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hep\u2011th/9901001", // non-breaking hyphen
        "hep\u2013th/9901001", // en dash
        "hep\u2212th/9901001", // minus
        "arXiv:\u00a0hep-th/9901001", // no-break space
        "hep-th/\u200b9901001", // zero-width space
        "\ufeffhep-th/9901001", // byte order mark
        "hep-\u00adth/9901001", // soft hyphen
        "ｈｅｐ－ｔｈ／９９０１００１", // full width
        "\n\thep-th/9901001\r\n",
      })
  void forgivesTypography(String pasted) {
    assertEquals(Optional.of(new ArxivId("hep-th/9901001", 0)), ArxivId.find(pasted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "4789432",
        "foobar",
        "attention is all you need",
        "1713.03762",
        "1706.0376",
        "1706.037621",
        "1706.03762.1",
        "1706.03762v0",
        "21706.03762",
        "10.1103/PhysRevD.1706.03762",
        "10.1109/ICSTW55395.2012.00035",
        "3.141592653589793",
        "xhep-th/9901001",
        "https://arxiv.org/list/cs.LG/recent",
        "https://example.com/",
      })
  void findsNothingIn(String pasted) {
    assertEquals(Optional.empty(), ArxivId.find(pasted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attention is all you need",
        "Transformer",
        "GPT-4",
        "3-manifolds",
        "K3",
        "\"dark matter\"",
        "Poincaré’s conjecture?",
        "注意力机制",
        "what is 42?",
        "naïve Bayes: a survey (2019)",
      })
  void wordsCanBeSearchedFor(String pasted) {
    assertTrue(new Pasted(pasted).readsLikeWords());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "?!",
        "4789432",
        "1706.0376",
        "1713.03762v2",
        "arXiv:1713.03762",
        "https://example.com/some/page",
        "arxiv.org/abs/",
        "10.1103/PhysRevD.76.013009",
        "hep-th/99010",
      })
  void addressesAndNumbersCannot(String pasted) {
    assertFalse(new Pasted(pasted).readsLikeWords());
  }

  @Test
  void nothingMakesItThrow() {
    Random random = new Random(3);
    String pieces = "0123456789./-:v%2Fahrxiv \u2011\u00a0\ufdfa\ud800é注";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(
            random.nextInt(5) == 0
                ? (char) random.nextInt(0x10000)
                : pieces.charAt(random.nextInt(pieces.length())));
      }
      Pasted pasted = new Pasted(text.toString());
      pasted.id();
      pasted.readsLikeWords();
      ArxivId.parse(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arxiv",
        "1706.0376",
        "%25",
        "hep-th/",
        "/abs/",
        "-",
        "\ufdfa",
        "'",
        "a-",
        "9",
        "!a",
        "arxiv:::"
      })
  void tenMillionCharactersTakeNoTime(String piece) {
    Pasted pasted = new Pasted(piece.repeat(10_000_000 / piece.length()));
    assertTimeout(
        ofSeconds(2),
        () -> {
          assertEquals(Optional.empty(), pasted.id());
          pasted.readsLikeWords();
          ArxivId.parse(pasted.text());
        });
  }
}
