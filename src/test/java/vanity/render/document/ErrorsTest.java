package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class ErrorsTest {
  @Test
  void showsAnUnknownMacroDiscreetly() {
    assertEquals(
        "<code class=\"error\" title=\"Not understood by the converter\">\\foo</code>",
        after(Errors::show, "<span class=\"ltx_ERROR undefined\">\\foo</span>"));
  }

  @Test
  void takesTheAlarmOutOfFormulas() {
    assertEquals(
        "<math><mrow><mtext class=\"error\" title=\"Not understood by the converter\">\\foo</mtext></mrow></math>",
        after(
            Errors::show,
            "<math><merror class=\"ltx_ERROR undefined\"><mtext class=\"ltx_ERROR\">\\foo</mtext></merror></math>"));
  }

  @Test
  void showsAMissingLabelAsTexDoes() {
    assertEquals(
        "see <span class=\"unresolved\">??</span>",
        after(Errors::show, "see <span class=\"ltx_ref ltx_missing_label\">LABEL:fig:a</span>"));
  }
}
