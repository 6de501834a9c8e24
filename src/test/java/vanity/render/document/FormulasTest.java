package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class FormulasTest {
  @Test
  void keepsTheTexForCopying() {
    assertEquals(
        "<math alttext=\"x\"><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
        after(
            Formulas::clean,
            "<math display=\"inline\"><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation>"
                + "<annotation-xml encoding=\"MathML-Content\"><ci>x</ci></annotation-xml></semantics></math>"));
  }

  @Test
  void spellsAlphabetsThatBrowsersDoNotDraw() {
    assertEquals(
        "<math alttext=\"a\"><mi>𝑑𝑖𝑓</mi><mi>ℝ𝔸</mi><mi mathvariant=\"normal\">d</mi><mo>⁢</mo></math>",
        after(
            Formulas::clean,
            "<math alttext=\"a\"><mi mathvariant=\"italic\">dif</mi><mi mathvariant=\"double-struck\">RA</mi>"
                + "<mi mathvariant=\"normal\">d</mi><mo mathvariant=\"italic\">⁢</mo></math>"));
  }

  @Test
  void setsNoSpaceAroundASlashOrABar() {
    assertEquals(
        "<math alttext=\"a\"><mo lspace=\"0\" rspace=\"0\">/</mo><mo rspace=\"0.1em\" lspace=\"0\">|</mo><mo>=</mo></math>",
        after(
            Formulas::clean,
            "<math alttext=\"a\"><mo>/</mo><mo rspace=\"0.1em\">|</mo><mo>=</mo></math>"));
  }
}
