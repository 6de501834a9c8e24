package vanity.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.InetAddressSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.web.Client;
import vanity.web.TestSite;

class ClientAddressTest {
  /** An address in one of Cloudflare's ranges, and one of a stranger. */
  private static final String EDGE = "X-Forwarded-For: 172.71.10.20";

  private static final String STRANGER = "X-Forwarded-For: 203.0.113.9";

  /** Answers whom it believes to be asking. */
  private static final class WhoAsks extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Client client = Client.of(request);
      String text =
          client == null
              ? "nobody"
              : "%s %s %s"
                  .formatted(
                      client.address().getHostAddress(),
                      client.secure() ? "https" : "http",
                      client.country());
      response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
      return true;
    }
  }

  private static String whoAsks(TrustedAddresses trusted, String... headers) throws IOException {
    try (TestSite site = TestSite.of(new ClientAddress(trusted), new WhoAsks())) {
      return site.get("/", headers).text();
    }
  }

  private static String whoAsks(String... headers) throws IOException {
    return whoAsks(TrustedAddresses.published(), headers);
  }

  @Test
  void isThePeerWhereNoRouterSaysAnything() throws IOException {
    assertEquals("127.0.0.1 https null", whoAsks());
  }

  @Test
  void isTheLastHopWhichIsTheRoutersWord() throws IOException {
    assertEquals(
        "203.0.113.9 https null",
        whoAsks("X-Forwarded-For: 1.1.1.1, 203.0.113.9", "X-Forwarded-Proto: http, https"));
  }

  @Test
  void takesTheLastHopOfTheLastLine() throws IOException {
    assertEquals("203.0.113.9 https null", whoAsks("X-Forwarded-For: 172.71.10.20", STRANGER));
  }

  @Test
  void isWhomTheEdgeNamesWhereTheLastHopIsTheEdge() throws IOException {
    assertEquals(
        "198.51.100.7 https NZ",
        whoAsks(
            EDGE,
            "X-Forwarded-Proto: https",
            "CF-Connecting-IP: 198.51.100.7",
            "CF-IPCountry: NZ"));
    assertEquals(
        "2001:db8:0:0:0:0:0:7 https null",
        whoAsks("X-Forwarded-For: 2606:4700::1", "CF-Connecting-IP: 2001:db8::7"));
  }

  @Test
  void believesNothingThatAStrangerSaysOfTheEdge() throws IOException {
    assertEquals(
        "203.0.113.9 http null",
        whoAsks(
            STRANGER,
            "X-Forwarded-Proto: http",
            "CF-Connecting-IP: 198.51.100.7",
            "CF-IPCountry: NZ",
            "CF-Visitor: {\"scheme\":\"https\"}"));
  }

  @Test
  void takesTheVisitorsSchemeFromTheEdge() throws IOException {
    String visitor = "CF-Connecting-IP: 198.51.100.7";
    // To the edge by http, from there by https: the visitor is to be redirected.
    assertEquals(
        "198.51.100.7 http null",
        whoAsks(EDGE, visitor, "X-Forwarded-Proto: https", "CF-Visitor: {\"scheme\":\"http\"}"));
    // The other way round ("flexible"): a redirect would go in circles.
    assertEquals(
        "198.51.100.7 https null",
        whoAsks(EDGE, visitor, "X-Forwarded-Proto: http", "CF-Visitor: {\"scheme\": \"https\"}"));
  }

  @Test
  void believesAPeerOfTheInternetOnlyItsOwnAddress() throws IOException {
    TrustedAddresses nobody = new TrustedAddresses(new InetAddressSet(), new InetAddressSet());
    assertEquals(
        "127.0.0.1 http null",
        whoAsks(nobody, STRANGER, "X-Forwarded-Proto: https", "CF-Connecting-IP: 198.51.100.7"));
  }

  @Test
  void believesTheEdgeWithoutARouterBetween() throws IOException {
    InetAddressSet loopback = new InetAddressSet();
    loopback.add("127.0.0.0/8");
    TrustedAddresses direct = new TrustedAddresses(new InetAddressSet(), loopback);
    assertEquals("198.51.100.7 http null", whoAsks(direct, "CF-Connecting-IP: 198.51.100.7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "unknown",
        "1.2.3",
        "999.1.1.1",
        "1.2.3.4:80",
        "::g",
        "dead.beef",
        "[::1]",
        ""
      })
  void staysWithTheNearestMachineWhereTheWordIsNoAddress(String word) throws IOException {
    assertEquals("127.0.0.1 https null", whoAsks("X-Forwarded-For: " + word));
    assertEquals("172.71.10.20 https null", whoAsks(EDGE, "CF-Connecting-IP: " + word));
  }

  @ParameterizedTest
  @CsvSource({
    "173.245.48.1, true",
    "104.16.0.0, true",
    "104.27.255.255, true",
    "104.28.0.0, false",
    "131.0.75.255, true",
    "131.0.76.0, false",
    "2606:4700::1, true",
    "2a06:98c7::1, true",
    "2a06:98c8::1, false",
    "203.0.113.9, false",
  })
  void knowsThePublishedRanges(String address, boolean edge) {
    assertEquals(edge, TrustedAddresses.published().isEdge(IpLiteral.parse(address)));
  }

  @Test
  void countsPrivateAddressesAsRouters() {
    TrustedAddresses trusted = TrustedAddresses.published();
    assertTrue(trusted.isRouter(IpLiteral.parse("10.1.2.3")));
    assertTrue(trusted.isRouter(IpLiteral.parse("::1")));
    assertFalse(trusted.isRouter(IpLiteral.parse("8.8.8.8")));
    assertNull(IpLiteral.parse("example.org"));
  }
}
