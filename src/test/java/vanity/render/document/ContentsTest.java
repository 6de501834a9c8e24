package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ContentsTest {
  @Test
  void nestsSectionsWithTheirFormulas() {
    assertEquals(
        "<ol><li><a href=\"#S1\"><span class=\"number\">1</span> On <math><mi>x</mi></math></a>"
            + "<ol><li><a href=\"#S1.SS1\">Inner</a></li></ol></li>"
            + "<li><a href=\"#A1\"><span class=\"number\">Appendix A</span> Proofs</a></li></ol>",
        Contents.of(
            Article.of(
                "<header><h1>T</h1></header><section class=\"abstract\" id=\"abstract\"><h2>Abstract</h2></section>"
                    + "<section id=\"S1\"><h2><span class=\"number\">1</span> On <math><mi>x</mi></math>"
                    + "<a class=\"anchor\" href=\"#S1\"></a></h2>"
                    + "<section id=\"S1.SS1\"><h3>Inner<span class=\"note\"><sup class=\"note-mark\">1</sup></span></h3></section>"
                    + "<section id=\"S1.Px1\" class=\"ltx_paragraph\"><h3>Run in</h3></section></section>"
                    + "<section id=\"A1\"><h2><span class=\"number\">Appendix A</span> Proofs</h2></section>")));
  }

  @Test
  void isEmptyWithoutSections() {
    assertEquals("", Contents.of(Article.of("<p>Text</p>")));
  }
}
