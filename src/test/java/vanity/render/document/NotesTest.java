package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class NotesTest {
  private static final String NOTE =
      "<span id=\"footnote1\" class=\"ltx_note ltx_role_footnote\"><sup class=\"ltx_note_mark\">1</sup>"
          + "<span class=\"ltx_note_outer\"><span class=\"ltx_note_content\"><sup class=\"ltx_note_mark\">1</sup>"
          + "<span class=\"ltx_tag ltx_tag_note\">1</span>See there.</span></span></span>";
  private static final String MARK =
      "<sup class=\"note-mark\"><a id=\"footnote1.mark\" href=\"#footnote1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>";
  private static final String TEXT =
      "<span class=\"note-text\" id=\"footnote1\" role=\"note\"><a class=\"note-back\" href=\"#footnote1.mark\" aria-label=\"1, back to the text\">1</a> See there.</span>";

  @Test
  void linksMarkAndNoteInPlace() {
    assertEquals(
        "<p>Text<span class=\"note\">" + MARK + TEXT + "</span> goes on.</p>",
        after(Notes::place, "<p>Text" + NOTE + " goes on.</p>"));
  }

  @Test
  void movesANoteOfATableToTheEndOfItsFigure() {
    assertEquals(
        "<figure><div class=\"table-box\"><table><tbody><tr><td>9<span class=\"note\">"
            + MARK
            + "</span></td></tr></tbody></table></div><div class=\"notes\">"
            + TEXT
            + "</div></figure>",
        after(
            Notes::place,
            "<figure><div class=\"table-box\"><table><tbody><tr><td>9"
                + NOTE
                + "</td></tr></tbody></table></div></figure>"));
  }

  @Test
  void movesANoteOfACaptionToBeforeIt() {
    assertEquals(
        "<figure><img><div class=\"notes\">"
            + TEXT
            + "</div><figcaption>A<span class=\"note\">"
            + MARK
            + "</span></figcaption></figure>",
        after(Notes::place, "<figure><img><figcaption>A" + NOTE + "</figcaption></figure>"));
  }

  @Test
  void movesANoteOfAHeadingToAfterIt() {
    assertEquals(
        "<h2>A<span class=\"note\">" + MARK + "</span></h2><div class=\"notes\">" + TEXT + "</div>",
        after(Notes::place, "<h2>A" + NOTE + "</h2>"));
  }

  @Test
  void joinsAFootnotemarkToItsText() {
    assertEquals(
        "<p>a<sup class=\"note-mark\"><a id=\"id1\" href=\"#id2\" role=\"doc-noteref\" aria-label=\"Note 3\">3</a></sup>"
            + " b<span class=\"note\"><span class=\"note-text\" id=\"id2\" role=\"note\">"
            + "<a class=\"note-back\" href=\"#id1\" aria-label=\"3, back to the text\">3</a> Text</span></span></p>",
        after(
            Notes::place,
            "<p>a<span id=\"id1\" class=\"ltx_note ltx_role_footnotemark\"><sup class=\"ltx_note_mark\">3</sup></span>"
                + " b<span id=\"id2\" class=\"ltx_note ltx_role_footnotetext\"><sup class=\"ltx_note_mark\">3</sup>"
                + "<span class=\"ltx_note_outer\"><span class=\"ltx_note_content\">Text</span></span></span></p>"));
  }
}
