package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class OpeningMarksTest {
  @Test
  void keepsAnOpeningBracketOnTheLineOfItsFormula() {
    assertEquals(
        "<p>over 5σ <span class=\"unbroken\">(<math alttext=\"x\"></math></span>, or “so”)</p>",
        after(OpeningMarks::join, "<p>over 5σ (<math alttext=\"x\"></math>, or “so”)</p>"));
  }

  @Test
  void leavesFormulasThatNothingOpensBefore() {
    String text = "<p>a (b) <math alttext=\"x\"></math> (</p><math display=\"block\"></math>";
    assertEquals(text, after(OpeningMarks::join, text));
  }
}
