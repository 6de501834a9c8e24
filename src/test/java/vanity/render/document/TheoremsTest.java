package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class TheoremsTest {
  @Test
  void runsTheTitleIntoTheFirstParagraph() {
    assertEquals(
        "<div class=\"ltx_theorem\"><div class=\"ltx_para\"><p class=\"ltx_p\">"
            + "<strong class=\"theorem-title\">Theorem 1.1 (Main).</strong> Every x is good.</p></div></div>",
        after(
            Theorems::set,
            "<div class=\"ltx_theorem\"><h6 class=\"ltx_title ltx_runin ltx_title_theorem\">\n"
                + "<span class=\"ltx_tag ltx_tag_theorem\"><span class=\"ltx_text ltx_font_bold\">Theorem 1.1</span></span>"
                + "<span class=\"ltx_text ltx_font_bold\"> </span>(Main)<span class=\"ltx_text ltx_font_bold\">.</span>\n</h6>"
                + "<div class=\"ltx_para\"><p class=\"ltx_p\">Every x is good.</p></div></div>"));
  }

  @Test
  void givesAProofThatBeginsWithAnEquationAParagraphForItsTitle() {
    assertEquals(
        "<div class=\"ltx_proof\"><p class=\"ltx_p\"><em class=\"proof-title\">Proof.</em></p>"
            + "<div class=\"ltx_para\"><table></table></div></div>",
        after(
            Theorems::set,
            "<div class=\"ltx_proof\"><h6 class=\"ltx_title ltx_title_proof\">Proof.</h6>"
                + "<div class=\"ltx_para\"><table></table></div></div>"));
  }
}
