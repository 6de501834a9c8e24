package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class IdentifiersTest {
  @Test
  void keepsLatexmlsIdsWhereReadersLink() {
    assertEquals(
        "<section id=\"S1\"><div id=\"S1.p1\" class=\"ltx_para\"><p>a</p></div></section>",
        after(
            Identifiers::makeSafe,
            "<section id=\"S1\"><div id=\"S1.p1\" class=\"ltx_para\"><p id=\"S1.p1.1\">a</p></div></section>"));
  }

  @Test
  void keepsWhateverIsLinkedTo() {
    assertEquals(
        "<p id=\"S1.p1.1\">a</p><a href=\"#S1.p1.1\">b</a>",
        after(Identifiers::makeSafe, "<p id=\"S1.p1.1\">a</p><a href=\"#S1.p1.1\">b</a>"));
  }

  @Test
  void prefixesWhatCouldMeetAnIdOfThePage() {
    assertEquals(
        "<p id=\"x1-getElementById\">a</p><a href=\"#x1-getElementById\">b</a>",
        after(
            Identifiers::makeSafe,
            "<p id=\"getElementById\">a</p><a href=\"#getElementById\">b</a>"));
  }

  @Test
  void replacesOddCharacters() {
    assertEquals(
        "<p id=\"x1-a-b-1\">a</p><a href=\"#x1-a-b-1\">b</a>",
        after(Identifiers::makeSafe, "<p id=\"a b&quot;1\">a</p><a href=\"#a b&quot;1\">b</a>"));
  }

  @Test
  void numbersDuplicatesAndLinksToTheFirst() {
    assertEquals(
        "<section id=\"S1\">a</section><section id=\"S1-2\">b</section><a href=\"#S1\">c</a>",
        after(
            Identifiers::makeSafe,
            "<section id=\"S1\">a</section><section id=\"S1\">b</section><a href=\"#S1\">c</a>"));
  }

  @Test
  void followsPaintsWithinDrawings() {
    assertEquals(
        "<svg><g id=\"x1-clip\"></g><path clip-path=\"url(#x1-clip)\"></path></svg>",
        after(
            Identifiers::makeSafe,
            "<svg><g id=\"clip\"></g><path clip-path=\"url(#clip)\"></path></svg>"));
  }
}
