package vanity.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vanity.assets.Sender;

/**
 * Reads each request, and answers it at once if the page is ready in memory: as cheap as a static
 * file, it needs neither admission nor servlet.
 */
final class ReadyPages extends Handler.Wrapper {
  private final Patterns patterns;
  private final PageCache cache;

  ReadyPages(Patterns patterns, PageCache cache, Handler next) {
    super(next);
    this.patterns = patterns;
    this.cache = cache;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String method = request.getMethod();
    String path = request.getHttpURI().getPath();
    Asked asked =
        Asked.of(
            patterns,
            method,
            path == null ? "" : path,
            request.getHttpURI().getQuery(),
            String.valueOf(request.getAttribute(EveryAnswer.ID)),
            client(request));
    request.setAttribute(Asked.ATTRIBUTE, asked);
    if (asked.isCached() && (method.equals("GET") || method.equals("HEAD"))) {
      PageCache.Found page = cache.ready(asked.request());
      if (page != null && page.status() != null) {
        request.setAttribute(AccessLog.CACHE, page.status());
        response.getHeaders().add(CacheStatus.HEADER, page.status().value());
        Sender.send(page.resource(), request, response, callback);
        return true;
      }
    }
    return super.handle(request, response, callback);
  }

  /** Who asks, as the edge tells; without one, whoever connects. */
  private static InetAddress client(Request request) {
    Client known = Client.of(request);
    if (known != null) {
      return known.address();
    }
    return request.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? peer.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
