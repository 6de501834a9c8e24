package vanity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.web.TestSite.bytes;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.drill.Strangers;
import vanity.http.CachePolicy;

/** What is sent to break the server, or to make it and a proxy see different requests. */
class MalformedRequestsTest {
  private static TestSite site;

  @BeforeAll
  static void start() {
    site =
        TestSite.of(
            Route.get("/", request -> Response.html(200, CachePolicy.PAPER, bytes("home"))));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  /** Each is answered 400 and the connection closed, so that nothing behind it is ever read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 5 5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Content-Length : 5",
        "Transfer-Encoding: \u000bchunked",
        "X: y\r\n Transfer-Encoding: chunked",
        "No colon",
        "Nul: a\0b",
        "Host: other.example"
      })
  void isRefusedAndTheConnectionClosed(String header) throws IOException {
    try (RawHttp http = site.connect()) {
      http.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\n"
              + header
              + "\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals(400, http.read(false).status(), header);
      assertTrue(http.isClosed(), header);
    }
  }

  @Test
  void refusesHeadersAndAddressesThatAreTooLong() throws IOException {
    assertEquals(431, site.get("/", "X: " + "y".repeat(10_000)).status());
    assertEquals(414, site.get("/" + "a".repeat(10_000)).status());
  }

  @Test
  void answersOrClosesWhateverIsSent() throws InterruptedException {
    Map<String, Integer> outcomes = new Strangers(site.port()).send(4_000, 20261124);
    assertFalse(outcomes.containsKey("500"), outcomes.toString());
    assertFalse(outcomes.containsKey("hung"), outcomes.toString());
    assertTrue(outcomes.getOrDefault("400", 0) > 500, outcomes.toString());
  }
}
