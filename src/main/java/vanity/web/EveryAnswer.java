package vanity.web;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vanity.http.CachePolicy;

/** What every answer has, whoever gives it: security headers and the request's id. */
final class EveryAnswer extends Handler.Wrapper {
  /** Attribute of the request: its id. */
  static final String ID = EveryAnswer.class.getName() + ".id";

  private static final String ID_HEADER = "X-Request-Id";
  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  /**
   * Nothing from elsewhere, nothing inline, no plug-ins, no frames. A handler may set another value
   * for its own answer.
   */
  private static final List<HttpField> SECURITY =
      List.of(
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                  + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"),
          new PreEncodedHttpField(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
          new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
          // Nothing here is anyone's own: whoever likes may show a figure.
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "cross-origin"));

  EveryAnswer(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    for (HttpField field : SECURITY) {
      headers.add(field);
    }
    headers.add(ID_HEADER, id(request));
    if (request.getMethod().equals("OPTIONS") && request.getHttpURI().getPath().equals("*")) {
      // About the server, not any path of it (RFC 9110 §9.3.7).
      response.setStatus(204);
      headers.put(HttpHeader.CACHE_CONTROL, CachePolicy.ERROR.cacheControl());
      headers.put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
      callback.succeeded();
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** For what may never have come to a handler: a request that cannot be parsed. */
  static void putTo(Request request, Response response) {
    for (HttpField field : SECURITY) {
      response.getHeaders().put(field);
    }
    response.getHeaders().put(ID_HEADER, id(request));
  }

  /** The id that the router in front gave, if it looks like one; else a new one. */
  private static String id(Request request) {
    if (request.getAttribute(ID) instanceof String known) {
      return known;
    }
    String given = request.getHeaders().get(ID_HEADER);
    String id =
        given != null && SANE_ID.matcher(given).matches()
            ? given
            : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.setAttribute(ID, id);
    return id;
  }
}
