package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "' a\u00a0 <b>b</b>\n c ', a b c",
    "<p>one</p><p>two</p>, one two",
    "<math alttext='\\mathbb{Q}'><mi>ℚ</mi></math>, ℚ",
    "<math alttext='L^{2}'><msup><mi>L</mi><mn>2</mn></msup></math> spaces, $L^{2}$ spaces",
    "<math alttext='ab'><mi>a</mi><mo>⁢</mo><mi>b</mi></math>, ab",
    "T<span class=\"ltx_note\">1 note</span>, T",
  })
  void writesFormulasAsLettersOrTex(String html, String text) {
    assertEquals(text, PlainText.of(Article.of(html)));
  }
}
