package vanity.drill;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Requests as strangers send them: right ones, with one or more things wrong. The same for a seed.
 */
public final class Rubbish {
  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "CONNECT", "get", "G T", "", "PRI",
          "\0");
  private static final List<String> TARGETS =
      List.of(
          "/",
          "/papers/",
          "/papers/1706.03762/",
          "/search/?q=a",
          "/static/css/site.css",
          "/%",
          "/%00",
          "/%2e%2e/etc/passwd",
          "/../../etc/passwd",
          "//",
          "/a//b",
          "/;x=1",
          "*",
          "http://other/",
          "/?%zz",
          "/papers/?page=99999999999999999999",
          "/search/?q=%ff%fe",
          "/convert/?query=%00",
          "/files/" + "0".repeat(64) + ".png",
          "/papers/?before=%27",
          "",
          "?",
          "/" + "a".repeat(3000),
          "/é",
          "/\u0001");
  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.1 ", "HTTP/9", "http/1.1", "");
  private static final List<String> HEADERS =
      List.of(
          "Host: a",
          "Host: a\r\nHost: b",
          "Host:",
          "Host: a:b:c",
          "Content-Length: 5",
          "Content-Length: -1",
          "Content-Length: 5, 6",
          "Content-Length: 99999999999999999999",
          "Content-Length: 0x5",
          "Content-Length: +5",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding: xchunked",
          " Transfer-Encoding: chunked",
          "Range: bytes=0-",
          "Range: bytes=5-1,99999999999999999999-",
          "Range: lines=1",
          "If-None-Match: \"",
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "Accept-Encoding: gzip;q=9",
          "Accept-Encoding: ,;,;q=",
          "Expect: 100-continue",
          "Expect: nothing",
          "Upgrade: h2c",
          "Connection: upgrade, HTTP2-Settings",
          "Connection: close",
          "X: " + "y".repeat(9000),
          "No-Colon",
          ": no name",
          "Bad\0Name: x",
          "Obs: folded\r\n more",
          "Cookie: a=b",
          "X-Forwarded-For: ::::, %",
          "CF-Connecting-IP: 1\r\nCF-Connecting-IP: 2",
          "X-Request-Id: <script>",
          "Authorization: Basic ????");
  private static final List<String> BODIES =
      List.of(
          "",
          "",
          "",
          "hello",
          "5\r\nhello\r\n0\r\n\r\n",
          "zz\r\n",
          "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

  private final RandomGenerator random;

  public Rubbish(RandomGenerator random) {
    this.random = random;
  }

  /** The next request, one byte a character. */
  public String next() {
    StringBuilder text = new StringBuilder();
    text.append(one(METHODS)).append(' ').append(one(TARGETS)).append(' ').append(one(VERSIONS));
    text.append(newLine());
    if (random.nextInt(4) > 0) {
      text.append("Host: vanity.example").append(newLine());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(one(HEADERS)).append(newLine());
    }
    text.append(newLine()).append(one(BODIES));
    for (int i = random.nextInt(8) - 5; i > 0 && !text.isEmpty(); i--) {
      mutate(text);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(256));
      case 1 -> text.insert(at, (char) random.nextInt(256));
      case 2 -> text.deleteCharAt(at);
      default -> text.setLength(at);
    }
  }

  /** A line feed alone now and then. */
  private String newLine() {
    return random.nextInt(20) == 0 ? "\n" : "\r\n";
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
