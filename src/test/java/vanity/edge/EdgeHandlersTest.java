package vanity.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import vanity.web.RawHttp.Answer;
import vanity.web.TestSite;

/** The origin lock and the redirect to https; behind them is a site without any page. */
class EdgeHandlersTest {
  private static final String RIGHT = "X-Origin-Secret: open sesame";
  private static final int LET_IN = 404;

  private static TestSite locked() {
    return TestSite.of(new ClientAddress(), new OriginLock("open sesame"));
  }

  private static TestSite httpsOnly() {
    return TestSite.of(new ClientAddress(), new HttpsOnly(URI.create("https://vanity.example")));
  }

  @Test
  void letsInWhoKnowsTheSecret() throws IOException {
    try (TestSite site = locked()) {
      assertEquals(LET_IN, site.get("/page/", RIGHT).status());
    }
  }

  @Test
  void refusesWhoDoesNot() throws IOException {
    try (TestSite site = locked()) {
      Answer without = site.get("/page/");
      assertEquals(403, without.status());
      assertEquals("no-store", without.need("Cache-Control"));
      assertEquals("nosniff", without.need("X-Content-Type-Options"));
      assertFalse(without.text().contains("sesame"));
      assertEquals(403, site.get("/page/", "X-Origin-Secret: open").status());
      assertEquals(403, site.get("/page/", "X-Origin-Secret:").status());
      assertEquals(403, site.get("/page/", RIGHT, RIGHT).status());
      assertEquals(403, site.get("/static/css/site.css").status());
      assertEquals(403, site.get("/%68ealthz").status());
    }
  }

  @Test
  void letsHealthChecksIn() throws IOException {
    try (TestSite site = locked()) {
      assertEquals(LET_IN, site.get("/healthz").status());
      assertEquals(LET_IN, site.get("/readyz").status());
    }
  }

  @Test
  void redirectsPlainHttpToTheSamePage() throws IOException {
    try (TestSite site = httpsOnly()) {
      Answer answer = site.get("/papers/?page=2", "Host: evil.example", "X-Forwarded-Proto: http");
      assertEquals(301, answer.status());
      assertEquals("https://vanity.example/papers/?page=2", answer.need("Location"));
      assertEquals("no-store", answer.need("Cache-Control"));
      assertNull(answer.header("Strict-Transport-Security"));
    }
  }

  @Test
  void tellsWhoCameByHttpsToStay() throws IOException {
    try (TestSite site = httpsOnly()) {
      Answer answer = site.get("/", "X-Forwarded-Proto: https");
      assertEquals(LET_IN, answer.status());
      assertEquals("max-age=31536000", answer.need("Strict-Transport-Security"));
    }
  }

  @Test
  void asksNoTlsOfHealthChecksNorOfWhoAsksFromBesideIt() throws IOException {
    try (TestSite site = httpsOnly()) {
      assertEquals(LET_IN, site.get("/healthz", "X-Forwarded-Proto: http").status());
      assertEquals(LET_IN, site.get("/page/").status());
    }
  }
}
