package vanity.edge;

import java.net.URI;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vanity.web.Client;
import vanity.web.ShortAnswer;

/**
 * Sends who came by plain http to the same page by https, and tells who came by https to do so from
 * now on. For a site whose ROOT_URL is https, behind a router or edge that ends TLS.
 *
 * <p>The redirect is not to be kept: a cache that does not tell http from https would answer it to
 * both, and send readers in circles.
 */
public final class HttpsOnly extends Handler.Wrapper {
  /** A year. Of this host alone: what else its owner has in the domain is not ours to speak for. */
  private static final PreEncodedHttpField HSTS =
      new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");

  private final URI root;

  /**
   * @param root the public address, an https one, without a trailing slash
   */
  public HttpsOnly(URI root) {
    this.root = root;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Client client = Client.of(request);
    if (client != null && client.secure()) {
      response.getHeaders().add(HSTS);
      return super.handle(request, response, callback);
    }
    if (HealthChecks.isOne(request)) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.LOCATION, root + request.getHttpURI().getPathQuery());
    ShortAnswer.write(response, 301, "This site is at " + root + "\n", callback);
    return true;
  }
}
