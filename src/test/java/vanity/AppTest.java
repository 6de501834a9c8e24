package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.TestDatabase;
import vanity.paper.SamplePapers;

/** The whole site with the sample papers, as a visitor who follows every link finds it. */
class AppTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final String ROOT = "http://vanity.test";

  private static App app;
  private static Map<String, HttpResponse<String>> answers;

  @BeforeAll
  static void start() throws Exception {
    new SamplePapers(postgres.database()).storeIfEmpty();
    app =
        App.web(
            Config.fromEnv(
                Map.of(
                    "DATABASE_URL", postgres.address(),
                    "PORT", "0",
                    "BIND_ADDRESS", "127.0.0.1",
                    "ROOT_URL", ROOT,
                    "ARXIV_CONTACT", "us@vanity.test")));
    answers = crawl("/", "/robots.txt", "/readyz");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void noLinkIsBroken() {
    List<String> broken = new ArrayList<>();
    answers.forEach((path, answer) -> {
      // What is not here yet is on its way: a progress page.
      boolean awaited = answer.statusCode() == 503 && path.matches("/papers/.+/");
      if (answer.statusCode() >= 400 && !awaited) {
        broken.add(answer.statusCode() + " " + path);
      }
    });
    assertEquals(List.of(), broken);
  }

  @Test
  void theWholeSiteIsReachedFromItsHome() {
    for (String path :
        List.of(
            "/papers/",
            "/categories/",
            "/stats/",
            "/about/",
            "/papers/feed/",
            "/opensearch.xml",
            "/site.webmanifest",
            "/sitemap.xml",
            "/sitemaps/papers-1.xml",
            "/papers/2611.99001/",
            "/papers/2611.99001/log/",
            "/papers/2611.99001/cite.bib")) {
      assertTrue(answers.containsKey(path), path + " is linked from nowhere: " + answers.keySet());
    }
    assertTrue(answers.keySet().stream().anyMatch(path -> path.startsWith("/files/")), "no figure");
  }

  @Test
  void everyAnswerSaysHowLongItMayBeKeptAndKnowsNoVisitor() {
    answers.forEach((path, answer) -> {
      assertTrue(answer.headers().firstValue("Cache-Control").isPresent(), path);
      assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty(), path);
      assertTrue(answer.headers().firstValue("X-Request-Id").isPresent(), path);
    });
  }

  /** Everything of the site that can be reached from these paths, by path. */
  private static Map<String, HttpResponse<String>> crawl(String... from)
      throws IOException, InterruptedException {
    Map<String, HttpResponse<String>> found = new LinkedHashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!next.isEmpty()) {
        String path = next.remove();
        if (found.containsKey(path)) {
          continue;
        }
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(app.uri().resolve(path)).build(), BodyHandlers.ofString());
        found.put(path, answer);
        for (String link : links(path, answer)) {
          if (link.startsWith(ROOT)) {
            next.add(link.substring(ROOT.length()));
          }
        }
      }
    }
    return found;
  }

  private static List<String> links(String path, HttpResponse<String> answer) {
    List<String> links = new ArrayList<>();
    answer.headers().firstValue("Location").ifPresent(links::add);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/html")) {
      Document page = Jsoup.parse(answer.body(), ROOT + path);
      for (String attribute : List.of("href", "src")) {
        for (Element element : page.select("[" + attribute + "]")) {
          links.add(element.absUrl(attribute));
        }
      }
    } else if (type.contains("xml")) {
      Document document = Jsoup.parse(answer.body(), ROOT + path, Parser.xmlParser());
      document.select("loc").forEach(loc -> links.add(loc.text()));
      document.select("link[href]").forEach(link -> links.add(link.absUrl("href")));
    } else if (path.equals("/robots.txt")) {
      answer
          .body()
          .lines()
          .filter(line -> line.startsWith("Sitemap: "))
          .forEach(line -> links.add(line.substring("Sitemap: ".length())));
    }
    return links.stream().map(AppTest::withoutFragment).toList();
  }

  private static String withoutFragment(String link) {
    int fragment = link.indexOf('#');
    return fragment < 0 ? link : link.substring(0, fragment);
  }
}
