package vanity.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vanity.web.Client;

/**
 * Finds out who asks, once a request, believing each machine only what it saw itself:
 *
 * <ul>
 *   <li>whoever connects from a private address is the platform's router, and the last address in
 *       X-Forwarded-For and the last scheme in X-Forwarded-Proto are its word: all before them came
 *       with the request, and anyone may have written them;
 *   <li>whoever that is, or who connects without a router, is believed what Cloudflare adds
 *       (CF-Connecting-IP, CF-Visitor, CF-IPCountry) if the address is Cloudflare's.
 * </ul>
 */
public final class ClientAddress extends Handler.Wrapper {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z][A-Z0-9]");

  private final TrustedAddresses trusted;

  public ClientAddress() {
    this(TrustedAddresses.published());
  }

  ClientAddress(TrustedAddresses trusted) {
    this.trusted = trusted;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
        && socket.getAddress() != null) {
      client(socket.getAddress(), request).putTo(request);
    }
    return super.handle(request, response, callback);
  }

  private Client client(InetAddress peer, Request request) {
    if (!trusted.isRouter(peer)) {
      return trusted.isEdge(peer)
          ? fromEdge(peer, request.isSecure(), request)
          : new Client(peer, request.isSecure(), null);
    }
    String hop = last(request, "X-Forwarded-For");
    String scheme = last(request, "X-Forwarded-Proto");
    InetAddress seen = hop == null ? null : IpLiteral.parse(hop);
    // Who asks from beside us and says nothing of a visitor is none: a probe, an operator.
    boolean secure = scheme == null || scheme.equalsIgnoreCase("https");
    if (seen == null) {
      return new Client(peer, secure, null);
    }
    return trusted.isEdge(seen) ? fromEdge(seen, secure, request) : new Client(seen, secure, null);
  }

  /** The router tells how the edge came to us; how the visitor came to the edge, only the edge. */
  private static Client fromEdge(InetAddress edge, boolean secure, Request request) {
    String visitor = only(request, "CF-Connecting-IP");
    InetAddress address = visitor == null ? null : IpLiteral.parse(visitor);
    String country = only(request, "CF-IPCountry");
    return new Client(
        address == null ? edge : address,
        visitorSecure(only(request, "CF-Visitor"), secure),
        // XX is "not known".
        country == null || country.equals("XX") || !COUNTRY.matcher(country).matches()
            ? null
            : country);
  }

  /** CF-Visitor is <code>{"scheme":"https"}</code>. */
  private static boolean visitorSecure(@Nullable String json, boolean otherwise) {
    if (json == null) {
      return otherwise;
    }
    String text = json.replace(" ", "").toLowerCase(Locale.ROOT);
    return text.contains("\"scheme\":\"https\"")
        || (otherwise && !text.contains("\"scheme\":\"http\""));
  }

  /** The last element over all lines of a list header. */
  private static @Nullable String last(Request request, String name) {
    List<String> values = request.getHeaders().getCSV(name, false);
    return values.isEmpty() ? null : values.getLast().trim();
  }

  /** A header that has one value; null if it has none or several. */
  private static @Nullable String only(Request request, String name) {
    List<String> values = request.getHeaders().getValuesList(name);
    return values.size() == 1 ? values.getFirst().trim() : null;
  }
}
