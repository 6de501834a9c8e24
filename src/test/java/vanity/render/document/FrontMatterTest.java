package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontMatterTest {
  @Test
  void makesTheAbstractASection() {
    assertEquals(
        "<section class=\"abstract\" id=\"abstract\"><h2>Abstract</h2><p>Text.</p></section>",
        after(
            FrontMatter::set,
            "<div class=\"ltx_abstract\"><h6 class=\"ltx_title ltx_title_abstract\">Abstract.</h6><p>Text.</p></div>"));
  }

  @Test
  void makesKeywordsALine() {
    assertEquals(
        "<p class=\"keywords\"><strong>Keywords</strong> one, two</p>"
            + "<p class=\"classification\"><strong>PACS</strong> 12.34</p>",
        after(
            FrontMatter::set,
            "<div class=\"ltx_classification\"><h6 class=\"ltx_title\">keywords: </h6> one, two </div>"
                + "<div class=\"ltx_classification\"><h6 class=\"ltx_title\">pacs: </h6>12.34</div>"));
  }

  @ParameterizedTest
  @CsvSource({
    "preprint, MIT-CTP/1, '<p class=\"classification\"><strong>Preprint</strong> MIT-CTP/1</p>'",
    "preprint, APS/123-QED, ''",
    "pubyear, 2023, ''",
    "dedicated, To ducks, '<p class=\"classification\"><strong>Dedication</strong> To ducks</p>'",
  })
  void makesLinesOfNotesThatAreOfThePaperAndNotOfItsPrinting(
      String role, String text, String line) {
    assertEquals(
        line,
        after(
            FrontMatter::set,
            "<span class=\"ltx_note ltx_note_frontmatter ltx_role_"
                + role
                + "\"><span class=\"ltx_note_outer\"><span class=\"ltx_note_content\">"
                + text
                + "</span></span></span>"));
  }

  @Test
  void takesAcknowledgementsOutOfTheSectionTheyFollow() {
    assertEquals(
        "<section id=\"S1\"><h2>One</h2></section>"
            + "<section class=\"acknowledgements\" id=\"ack1\"><h2>Acknowledgements</h2><p>We thank all.</p></section>",
        after(
            FrontMatter::set,
            "<section id=\"S1\"><h2>One</h2><div class=\"ltx_acknowledgements\">"
                + "<h6 class=\"ltx_title\">Acknowledgements.</h6>We thank all.</div></section>"));
  }

  @Test
  void takesThanksBesideTheAbstractForANoteOnTheAuthors() {
    assertEquals(
        "<header><ul class=\"author-notes\"><li>Supported by NSF.</li></ul></header>",
        after(
            FrontMatter::set,
            "<header></header><div class=\"ltx_acknowledgements\">Supported by NSF.</div>"));
  }

  @Test
  void readsNotesThatAreFactsOfThePaper() { // acmart, aastex
    assertEquals(
        "<p class=\"classification\"><strong>CCS concepts</strong> Software; Hardware</p>",
        after(
            FrontMatter::set,
            fact("copyright", "rightsretained")
                + fact("journalyear", "2019")
                + fact("ccs", "Software")
                + fact("ccs", "Hardware")));
  }

  private static String fact(String role, String text) {
    return "<span class=\"ltx_note ltx_note_frontmatter ltx_role_%s\"><sup class=\"ltx_note_mark\">†</sup><span class=\"ltx_note_outer\"><span class=\"ltx_note_content\"><sup class=\"ltx_note_mark\">†</sup><span class=\"ltx_note_type\">%s: </span>%s</span></span></span>"
        .formatted(role, role, text);
  }
}
