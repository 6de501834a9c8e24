package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  @Test
  void keepsArxivPapersOnThisSite() {
    assertEquals(
        "<a href=\"/papers/1412.6980/\" class=\"arxiv\">Adam</a>",
        after(Links::set, "<a href=\"https://arxiv.org/abs/1412.6980v9\">Adam</a>"));
  }

  @Test
  void passesNothingOnToOtherSites() {
    assertEquals(
        "<a href=\"http://example.com\" rel=\"noopener nofollow\">ok</a>",
        after(Links::set, "<a href=\"http://example.com\">ok</a>"));
  }

  @Test
  void leavesTheTextOfLinksThatLeadNowhere() {
    assertEquals(
        "<p>bad mail file</p>",
        after(
            Links::set,
            "<p><a href=\"javascript:alert(1)\">bad</a> <a href=\"mailto:a@b.org\">mail</a> <a href=\"x.pdf\">file</a></p>"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "see http://example.com/a_b?c=d., http://example.com/a_b?c=d, http://example.com/a_b?c=d",
    "(http://example.com/a_(b)), http://example.com/a_(b), http://example.com/a_(b)",
    "in arXiv:1706.03762v3 and, arXiv:1706.03762v3, /papers/1706.03762/",
    "in hep-th/9901001;, hep-th/9901001, /papers/hep-th/9901001/",
    "doi:10.1000/xyz123., doi:10.1000/xyz123, https://doi.org/10.1000/xyz123",
  })
  void findsAddressesInTheText(String text, String linked, String href) {
    String article = after(Links::set, "<p>" + text + "</p>");
    assertEquals(href, Article.of(article).expectFirst("a").attr("href"));
    assertEquals(linked, Article.of(article).expectFirst("a").text());
    assertEquals(text, Article.of(article).text());
  }

  @Test
  void takesBareNumbersForPapersInReferencesAlone() {
    assertEquals("<p>pages 1207.7214</p>", after(Links::set, "<p>pages 1207.7214</p>"));
    assertEquals(
        "<li class=\"ltx_bibitem\"><span>(2012), <a href=\"/papers/1207.7214/\" class=\"arxiv\">1207.7214</a>.</span></li>",
        after(Links::set, "<li class=\"ltx_bibitem\"><span>(2012), 1207.7214.</span></li>"));
  }

  @Test
  void leavesCodeAndLinksAlone() {
    String html = "<p><code>http://a.example/x</code> <a href=\"#S1\">http://a.example/y</a></p>";
    assertEquals(html, after(Links::set, html));
  }

  @Test
  void takesDanglingLinksFromTheirText() {
    assertEquals(
        "<p id=\"p1\"><a href=\"#p1\">here</a> gone <span>name</span></p>",
        after(
            Links::unwrapDangling,
            "<p id=\"p1\"><a href=\"#p1\">here</a> <a href=\"#p2\">gone</a> <a name=\"x\">name</a></p>"));
  }
}
