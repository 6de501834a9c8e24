package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class TitleBlockTest {
  private static final String AUTHORS =
      "<div class=\"ltx_authors\">"
          + "<span class=\"ltx_creator ltx_role_author\"><span class=\"ltx_personname\">Ada Lovelace</span>"
          + "<span class=\"ltx_author_notes\"><span class=\"ltx_contact ltx_role_affiliation\">London</span></span></span>"
          + "<span class=\"ltx_creator ltx_role_author\"><span class=\"ltx_personname\">Alan Turing</span>"
          + "<span class=\"ltx_author_notes\"><span class=\"ltx_contact ltx_role_affiliation\">Bletchley</span></span></span>"
          + "</div>";

  @Test
  void gathersTitleAuthorsAndPlaces() {
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">The Engine</h1>"
            + "<ul class=\"authors\">"
            + "<li class=\"author\"><span class=\"author-name\">Ada Lovelace</span>"
            + "<sup class=\"author-marks\"><a href=\"#affiliation1\">1</a></sup></li>"
            + "<li class=\"author\"><span class=\"author-name\">Alan Turing</span>"
            + "<sup class=\"author-marks\"><a href=\"#affiliation2\">2</a></sup></li></ul>"
            + "<ol class=\"affiliations\">"
            + "<li id=\"affiliation1\"><sup class=\"mark\">1</sup> London</li>"
            + "<li id=\"affiliation2\"><sup class=\"mark\">2</sup> Bletchley</li></ol></header>",
        after(
            TitleBlock::set,
            "<h1 class=\"ltx_title ltx_title_document\">The Engine\n</h1>" + AUTHORS));
  }

  @Test
  void marksNothingWhereAllShareOnePlace() {
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">T</h1><ul class=\"authors\">"
            + "<li class=\"author\"><span class=\"author-name\">Ada Lovelace</span></li></ul>"
            + "<ol class=\"affiliations\"><li id=\"affiliation1\">London</li></ol></header>",
        after(
            TitleBlock::set,
            "<h1>T</h1><div class=\"ltx_authors\"><span class=\"ltx_creator ltx_role_author\">"
                + "<span class=\"ltx_personname\">Ada Lovelace<br>London</span></span></div>"));
  }

  @Test
  void readsPlacesFromAListWhoseLabelsAreTheMarksOnTheNames() {
    String raised =
        "<math><semantics><msup><mi></mi><mn>N</mn></msup><annotation>{}^{N}</annotation></semantics></math>";
    String item = "<li><span class=\"ltx_tag\">" + raised + "</span> <p>Town N</p></li>";
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">T</h1><ul class=\"authors\">"
            + "<li class=\"author\"><span class=\"author-name\">Ada Lovelace</span>"
            + "<sup class=\"author-marks\"><a href=\"#affiliation1\">1</a></sup></li>"
            + "<li class=\"author\"><span class=\"author-name\">Alan Turing</span>"
            + "<sup class=\"author-marks\"><a href=\"#affiliation1\">1</a>,<a href=\"#affiliation2\">2</a></sup></li></ul>"
            + "<ol class=\"affiliations\"><li id=\"affiliation1\"><sup class=\"mark\">1</sup> Town 1</li>"
            + "<li id=\"affiliation2\"><sup class=\"mark\">2</sup> Town 2</li></ol></header>",
        after(
            TitleBlock::set,
            "<h1>T</h1><div class=\"ltx_authors\"><span class=\"ltx_creator ltx_role_author\">"
                + "<span class=\"ltx_personname\">Ada Lovelace<sup class=\"ltx_sup\">1</sup>, Alan Turing<sup class=\"ltx_sup\">1,2</sup></span></span></div>"
                + "<div class=\"ltx_para\"><ul>"
                + item.replace("N", "1")
                + item.replace("N", "2")
                + "</ul></div>"));
  }

  @Test
  void showsTheLinesWhereNamesCannotBeToldApart() {
    String name =
        "Notes of the seminar that was held in the winter of the year before, in many hands by all its members";
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">T</h1><p class=\"author-lines\">"
            + name
            + "</p></header>",
        after(
            TitleBlock::set,
            "<h1>T</h1><div class=\"ltx_authors\"><span class=\"ltx_creator ltx_role_author\">"
                + "<span class=\"ltx_personname\">"
                + name
                + "</span></span></div>"));
  }

  @Test
  void keepsADateUnlessItIsTheDayOfTheConversion() {
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">T</h1><p class=\"date\">Received 2010 May 1</p></header>",
        after(TitleBlock::set, "<h1>T</h1><div class=\"ltx_dates\">(Received 2010 May 1)</div>"));
    assertEquals(
        "<header class=\"title-block\"><h1 class=\"ltx_title\">T</h1></header>",
        after(TitleBlock::set, "<h1>T</h1><div class=\"ltx_dates\">(November 24, 2026)</div>"));
  }

  @Test
  void tellsTitleAuthorsAndSummaryAsPlainText() {
    Element article =
        Article.of(
            "<h1>On <math alttext=\"\\mathbb{Q}\"><semantics><mi>ℚ</mi><annotation encoding=\"application/x-tex\">\\mathbb{Q}</annotation></semantics></math>-algebras</h1>"
                + AUTHORS
                + "<div class=\"ltx_abstract\"><h6 class=\"ltx_title\">Abstract</h6><p>We show <math alttext=\"x^{2}\"><msup><mi>x</mi><mn>2</mn></msup></math>.</p></div>");
    TitleBlock.set(article);
    FrontMatter.set(article);
    assertEquals("On ℚ-algebras", TitleBlock.title(article));
    assertEquals(List.of("Ada Lovelace", "Alan Turing"), TitleBlock.authors(article));
    assertEquals("We show $x^{2}$.", TitleBlock.summary(article));
  }
}
