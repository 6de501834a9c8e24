package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vanity.assets.StaticFiles;

/** Every template renders, names only files that exist, and makes sound HTML. */
class PagesTest {
  private static final Map<String, byte[]> PAGES =
      new Fixtures(StaticFiles.bundled().manifest()).pages();

  @TestFactory
  Stream<DynamicTest> everyPage() {
    return PAGES.entrySet().stream()
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> isSound(page.getValue())));
  }

  private static void isSound(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Document document = Jsoup.parse(html, "", parser);
    ParseErrorList errors = parser.getErrors();
    assertTrue(errors.isEmpty(), () -> errors.toString());
    assertEquals(1, document.select("h1").size(), "h1");
    assertEquals(1, document.select("main").size(), "main");
    assertTrue(document.select("[style], [onclick], script:not([src]):not([type])").isEmpty());
    idsAreUnique(document);
    linksWithinThePageLeadSomewhere(document);
    headingsStepByOne(document);
  }

  private static void idsAreUnique(Document document) {
    Set<String> seen = new HashSet<>();
    for (Element element : document.select("[id]")) {
      assertTrue(seen.add(element.id()), () -> "twice: " + element.id());
    }
  }

  private static void linksWithinThePageLeadSomewhere(Document document) {
    for (Element link : document.select("a[href^=#]")) {
      String target = link.attr("href").substring(1);
      assertTrue(document.getElementById(target) != null, () -> "leads nowhere: " + link);
    }
  }

  private static void headingsStepByOne(Document document) {
    int level = 0;
    for (Element heading : document.select("main :is(h1, h2, h3, h4, h5, h6)")) {
      if (heading.closest("nav") != null) {
        continue;
      }
      int next = heading.tagName().charAt(1) - '0';
      assertTrue(next <= level + 1, () -> "skips a level: " + heading);
      level = next;
    }
  }

  @Test
  void aPaperDescribesItselfToMachines() {
    Document page = page("/paper/");
    assertEquals(
        "How long do readers wait? Queues in front of a small pool of database connections",
        page.select("meta[name=citation_title]").attr("content"));
    assertEquals(3, page.select("meta[name=citation_author]").size());
    assertEquals("2024/03/01", page.select("meta[name=citation_date]").attr("content"));
    assertEquals(
        "https://vanity.example/papers/2611.01234/",
        page.select("link[rel=canonical]").attr("href"));
    String json = page.select("script[type=application/ld+json]").html();
    assertTrue(json.contains("\"@type\":\"ScholarlyArticle\""));
    assertTrue(json.contains("O(n²) patience"), json);
  }

  @Test
  void whatVisitorsOrAuthorsWroteIsShownAsText() {
    assertTrue(page("/").select("b").isEmpty());
    assertEquals(
        "12 pages, 1 figure; <with> marks & signs",
        page("/paper/").select("dt:contains(Comments) + dd").text());
  }

  @Test
  void errorsAndProgressStayOutOfSearchEngines() {
    for (String path : new String[] {"/notice/", "/queued/", "/log/", "/search/found/"}) {
      assertEquals("noindex", page(path).select("meta[name=robots]").attr("content"), path);
    }
  }

  private static Document page(String path) {
    return Jsoup.parse(new String(PAGES.get(path), StandardCharsets.UTF_8));
  }
}
