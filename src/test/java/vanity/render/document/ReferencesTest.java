package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
  @Test
  void joinsCitationsAndReferences() {
    assertEquals(
        "<p><cite>[<a href=\"#bib.bib1\" class=\"citation\" id=\"cite1\">1</a>]</cite></p>"
            + "<ol class=\"references\"><li id=\"bib.bib1\">"
            + "<a class=\"reference-label\" href=\"#bib.bib1\">[1]</a> "
            + "<span class=\"reference-text\">D. Knuth. The TeXbook.</span> "
            + "<span class=\"reference-links\"><a class=\"scholar\" href=\"https://scholar.google.com/scholar?q=D.+Knuth.+The+TeXbook.\" rel=\"noopener nofollow\">Scholar</a></span> "
            + "<span class=\"reference-cited\">Cited: <a href=\"#cite1\" aria-label=\"Back to citation 1\">1</a></span></li></ol>",
        after(
            References::set,
            "<p><cite>[<a href=\"#bib.bib1\" class=\"ltx_ref\">1</a>]</cite></p>"
                + "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\">"
                + "<span class=\"ltx_tag ltx_tag_bibitem\">[1]</span> <span class=\"ltx_bibblock\">D. Knuth. </span>"
                + "<span class=\"ltx_bibblock\">The TeXbook.</span></li></ul>"));
  }

  @Test
  void anEmptyEntryIsNotLookedForElsewhere() {
    assertEquals(
        "<ol class=\"references\"><li id=\"bib.bib1\"><a class=\"reference-label\" href=\"#bib.bib1\">[1]</a> "
            + "<span class=\"reference-text\"></span></li></ol>",
        after(
            References::set,
            "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\">"
                + "<span class=\"ltx_tag\">[1]</span></li></ul>"));
  }

  @ParameterizedTest
  @CsvSource({
    "[12], references",
    "[ABC+20], references wide-labels",
    "Agol et al. (2005), references named",
    "'Knuth, 1984b', references named"
  })
  void saysWhatKindOfLabelsThereAre(String label, String classes) {
    String article =
        after(
            References::set,
            "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\"><span class=\"ltx_tag\">"
                + label
                + "</span><span class=\"ltx_bibblock\">Text.</span></li></ul>");
    assertEquals(classes, Article.of(article).expectFirst("ol").className());
  }

  @Test
  void givesTheLinksOfABibtexEntryTheirNames() {
    String article =
        after(
            References::set,
            "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\"><span class=\"ltx_bibblock\">"
                + "<span class=\"ltx_bib_title\">On X</span>.</span>"
                + "<span class=\"ltx_bibblock\">External Links: <span class=\"ltx_bib_links\">"
                + "<a class=\"ltx_bib_external doi\" href=\"https://doi.org/10.1000/a%3Ab\">Document</a>, "
                + "<span class=\"ltx_bib_external\"><a class=\"arxiv\" href=\"/papers/1202.2570/\">1202.2570</a></span>, "
                + "<a class=\"ltx_bib_external\" href=\"http://x.org/\" rel=\"noopener nofollow\">Link</a></span></span></li></ul>");
    Element links = Article.of(article).expectFirst(".reference-links");
    assertEquals("doi:10.1000/a:b arXiv:1202.2570 Link Scholar", links.text());
    assertEquals(
        "https://scholar.google.com/scholar?q=On+X", links.expectFirst(".scholar").attr("href"));
    assertEquals("On X.", Article.of(article).expectFirst(".reference-text").text());
  }

  @Test
  void namesAPaperThatATitleOnlyLinksTo() {
    String article =
        after(
            References::set,
            "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\"><span class=\"ltx_bibblock\">"
                + "<a class=\"arxiv\" href=\"/papers/1207.7214/\">Phys. Lett. B 716</a></span></li></ul>");
    assertEquals(
        "arXiv:1207.7214 Scholar", Article.of(article).expectFirst(".reference-links").text());
  }

  @Test
  void numbersCitationsThatShowTheirKeys() { // revtex
    String references =
        "<ul class=\"ltx_biblist\"><li id=\"bib.bib1\" class=\"ltx_bibitem\"><span class=\"ltx_tag\">(1)</span></li>"
            + "<li id=\"bib.bib2\" class=\"ltx_bibitem\"><span class=\"ltx_tag\">(2)</span></li></ul>";
    assertEquals(
        "[1, 2]",
        Article.of(
                after(
                    References::set,
                    "<cite class=\"ltx_cite ltx_citemacro_cite\"><a href=\"#bib.bib1\"><span>Josserand2016</span> </a>;"
                        + " <a href=\"#bib.bib2\">yarin2006drop </a></cite>"
                        + references))
            .expectFirst("cite")
            .text());
    assertEquals(
        "[1]",
        Article.of(
                after(
                    References::set,
                    "<cite class=\"ltx_citemacro_cite\">[<a href=\"#bib.bib1\">1</a>]</cite>"
                        + references))
            .expectFirst("cite")
            .text());
  }
}
