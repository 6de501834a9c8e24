package vanity.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.http.CachePolicy;
import vanity.http.HttpDate;

/**
 * What any answer must be, whatever it answers: RFC 9110, 9111, 9112, 9213, and the rules of this
 * site. A linter, as one would point at somebody else's server.
 */
public final class HttpLint {
  private static final Set<String> ONCE =
      Set.of(
          "date",
          "content-type",
          "content-length",
          "content-encoding",
          "content-range",
          "etag",
          "last-modified",
          "cache-control",
          "cdn-cache-control",
          "vary",
          "location",
          "retry-after",
          "content-security-policy",
          "x-content-type-options",
          "accept-ranges",
          "access-control-allow-origin",
          "cache-tag",
          "x-robots-tag");

  private static final Set<String> NEVER =
      Set.of(
          "server", "x-powered-by", "set-cookie", "expires", "pragma", "age", "via", "content-md5");

  /** Caches may keep an error this long, and no longer. */
  private static final long ERROR_LIFE = 300;

  private static final long ERROR_LIFE_AT_THE_EDGE = 86_400;

  private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~]+\"");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9-]+: ?[ -~]*");
  private static final Pattern MAX_AGE = Pattern.compile("\\bmax-age=(\\d+)");

  private final String method;
  private final RawHttp.Answer answer;
  private final List<String> complaints = new ArrayList<>();

  private HttpLint(String method, RawHttp.Answer answer) {
    this.method = method;
    this.answer = answer;
  }

  /** Everything that is wrong with an answer. */
  public static List<String> complaints(String method, RawHttp.Answer answer) {
    HttpLint lint = new HttpLint(method, answer);
    lint.fields();
    lint.caching();
    lint.content();
    lint.validators();
    lint.status();
    return lint.complaints;
  }

  private void check(boolean holds, String complaint) {
    if (!holds) {
      complaints.add(answer.status() + ": " + complaint);
    }
  }

  private boolean has(String name) {
    return !answer.all(name).isEmpty();
  }

  private String value(String name) {
    return String.join(", ", answer.all(name));
  }

  private void fields() {
    Set<String> seen = new HashSet<>();
    for (String line : answer.headers()) {
      check(FIELD.matcher(line).matches(), "malformed field: " + line);
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
      check(seen.add(name) || !ONCE.contains(name), name + " stands there twice");
      check(!NEVER.contains(name), "a field that is never sent: " + line);
    }
    check(HttpDate.parse(value("Date")) != null, "no Date: " + value("Date"));
    check(value("X-Content-Type-Options").equals("nosniff"), "sniffed");
    String csp = value("Content-Security-Policy");
    check(csp.contains("default-src 'none'"), "no Content-Security-Policy: " + csp);
    check(!has("Vary") || value("Vary").equals("Accept-Encoding"), "varies by " + value("Vary"));
    check(!has("Vary") || answer.status() != 204, "204 that varies");
  }

  private void caching() {
    CachePolicy policy = policy();
    check(
        policy != null,
        "no policy: " + value("Cache-Control") + " | " + value("CDN-Cache-Control"));
    if (answer.status() >= 400) {
      check(life("Cache-Control") <= ERROR_LIFE, "an error that browsers keep for long");
      check(
          life("CDN-Cache-Control")
              <= (answer.status() == 404 || answer.status() == 410
                  ? ERROR_LIFE_AT_THE_EDGE
                  : ERROR_LIFE),
          "an error that the edge keeps for long");
      check(answer.status() < 500 || policy == CachePolicy.NO_STORE, "a kept failure");
    }
    check(
        policy != CachePolicy.IMMUTABLE || Set.of(200, 206, 304).contains(answer.status()),
        "immutable, and no file");
  }

  /** The one whose values these are. */
  private CachePolicy policy() {
    for (CachePolicy policy : CachePolicy.values()) {
      String edge = policy.cdnCacheControl();
      if (value("Cache-Control").equals(policy.cacheControl())
          && value("CDN-Cache-Control").equals(edge == null ? "" : edge)) {
        return policy;
      }
    }
    return null;
  }

  private long life(String name) {
    Matcher age = MAX_AGE.matcher(value(name));
    return age.find() ? Long.parseLong(age.group(1)) : 0;
  }

  private void content() {
    int status = answer.status();
    boolean none = status == 204 || status == 304;
    if (none) {
      check(!has("Content-Type") && !has("Content-Encoding"), "describes what is not there");
      check(!has("Content-Length"), "a length of what is not there");
      check(!has("Transfer-Encoding"), "chunks of what is not there");
      return;
    }
    String type = value("Content-Type");
    check(!type.isEmpty(), "no Content-Type");
    check(
        !(type.startsWith("text/") || type.contains("javascript"))
            || type.endsWith("; charset=utf-8"),
        "text of an unknown charset: " + type);
    check(has("Content-Length"), "no length");
    check(!has("Transfer-Encoding"), "a length is known, and it is sent in chunks");
    check(
        method.equals("HEAD") || value("Content-Length").equals("" + answer.body().length),
        "length " + value("Content-Length") + " of " + answer.body().length + " bytes");
    check(
        !has("Content-Encoding") || value("Vary").equals("Accept-Encoding"), "coded for everybody");
    check(
        Set.of("", "gzip", "br", "zstd").contains(value("Content-Encoding")),
        "coded as " + value("Content-Encoding"));
  }

  private void validators() {
    boolean ok = Set.of(200, 206, 304).contains(answer.status());
    check(has("ETag") == ok, ok ? "no ETag" : "an ETag of an error");
    check(!has("ETag") || STRONG_TAG.matcher(value("ETag")).matches(), "tag " + value("ETag"));
    if (has("Last-Modified")) {
      check(ok, "an error that was modified");
      check(
          HttpDate.parse(value("Last-Modified")) != null
              && !HttpDate.parse(value("Last-Modified")).isAfter(HttpDate.parse(value("Date"))),
          "modified " + value("Last-Modified"));
    }
  }

  private void status() {
    int status = answer.status();
    check((status == 405) == (has("Allow") && status != 204), "Allow: " + value("Allow"));
    check((status == 503) == has("Retry-After"), "Retry-After: " + value("Retry-After"));
    check(
        (status == 301 || status == 302 || status == 308) == has("Location"),
        "Location: " + value("Location"));
    check(
        !has("Location") || value("Location").matches("/[^/].*|/|" + "http://vanity\\.example/.*"),
        "leads to " + value("Location"));
    boolean one =
        status == 416 || (status == 206 && !value("Content-Type").startsWith("multipart"));
    check(has("Content-Range") == one, "Content-Range: " + value("Content-Range"));
    check(!has("Accept-Ranges") || value("Accept-Ranges").equals("bytes"), "Accept-Ranges");
  }
}
