package vanity.web;

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
            String.valueOf(request.getAttribute(EveryAnswer.ID)));
    request.setAttribute(Asked.ATTRIBUTE, asked);
    if (asked.isCached() && (method.equals("GET") || method.equals("HEAD"))) {
      PageCache.Found page = cache.fresh(asked.request());
      if (page != null && page.status() != null) {
        request.setAttribute(AccessLog.CACHE, page.status());
        response.getHeaders().add(CacheStatus.HEADER, page.status().value());
        Sender.send(page.resource(), request, response, callback);
        return true;
      }
    }
    return super.handle(request, response, callback);
  }
}
