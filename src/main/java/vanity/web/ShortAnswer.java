package vanity.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vanity.http.CachePolicy;

/**
 * A line of plain text, given ahead of any route and never kept: another visitor's would be
 * another.
 */
public final class ShortAnswer {
  private ShortAnswer() {}

  public static void write(Response response, int status, String text, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, CachePolicy.NO_STORE.cacheControl());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
