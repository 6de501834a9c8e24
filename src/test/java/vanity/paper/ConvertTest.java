package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.assets.StaticFiles;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

class ConvertTest {
  private final Convert convert =
      new Convert(
          Templates.precompiled(),
          new Site(
              "Vanity", URI.create("https://vanity.example"), StaticFiles.bundled().manifest()));

  @ParameterizedTest
  @CsvSource({
    "1706.03762, /papers/1706.03762/",
    "arXiv:1706.03762v5, /papers/1706.03762/",
    "https://arxiv.org/pdf/1706.03762.pdf#page=2, /papers/1706.03762/",
    "hep-th/9711200, /papers/hep-th/9711200/",
    "attention is all you need, /search/?q=attention+is+all+you+need",
    "Erdős & Rényi, /search/?q=Erd%C5%91s+%26+R%C3%A9nyi",
  })
  void leadsToThePaperOrToTheSearch(String query, String location) {
    Response response = convert.convert(request(query));
    assertEquals(302, response.status());
    assertEquals(location, response.headers().get("Location"));
    assertEquals(CachePolicy.NO_STORE, response.policy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "4789432", "https://example.org/paper", "www.example.org", "?"})
  void helpsWhereNothingCanBeRead(String query) {
    Response response = convert.convert(request(query));
    assertEquals(400, response.status());
    String page = new String(((Body.Whole) response.body()).bytes(), StandardCharsets.UTF_8);
    assertTrue(page.contains("hep-th/9901001"));
    assertTrue(page.contains("name=\"query\""));
  }

  @Test
  void arxivsOwnPathsLeadToThePaperForGood() {
    Response response =
        convert.arxivPath(new Request("GET", "/", Map.of("id", "math.CA/0611800"), Map.of(), "1"));
    assertEquals(301, response.status());
    assertEquals("/papers/math/0611800/", response.headers().get("Location"));
  }

  private static Request request(String query) {
    return new Request("GET", "/convert/", Map.of(), Map.of("query", query), "1");
  }
}
