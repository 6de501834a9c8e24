package vanity.web;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per answer, when it is written, to the logger {@code access}: nothing about the visitor,
 * neither address nor what was typed.
 */
final class AccessLog implements RequestLog {
  /** Attribute of the request: what the page cache did. */
  static final String CACHE = AccessLog.class.getName() + ".cache";

  private static final Logger LOG = LoggerFactory.getLogger("access");

  @Override
  public void log(Request request, Response response) {
    if (request.getAttribute(Asked.ATTRIBUTE) instanceof Asked asked && asked.isQuiet()) {
      return;
    }
    Object cache = request.getAttribute(CACHE);
    LOG.info(
        "{} {} {} {} bytes {} ms {} request={}",
        request.getMethod(),
        request.getHttpURI().getPath(),
        response.getStatus(),
        Response.getContentBytesWritten(response),
        TimeUnit.NANOSECONDS.toMillis(NanoTime.since(request.getBeginNanoTime())),
        cache == null ? "-" : cache,
        request.getAttribute(EveryAnswer.ID));
  }
}
