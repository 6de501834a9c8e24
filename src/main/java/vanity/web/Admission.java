package vanity.web;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Bounds the requests that are being answered at once, and with them the memory: the next one is
 * refused in microseconds, which the edge and a reload both cope with, and nothing dies.
 *
 * <p>Not Jetty's QoSHandler: thousands of waiting virtual threads are queue enough, and with a
 * queue of none its rejections can race with completions and leave one spinning.
 */
final class Admission extends Handler.Wrapper {
  private static final String REFUSED =
      "Too many requests at the moment. Please try again in a few seconds.\n";

  private final int limit;
  private final AtomicInteger inFlight = new AtomicInteger();

  /**
   * @param limit requests at once
   */
  Admission(int limit, Handler next) {
    super(next);
    this.limit = limit;
  }

  /** Requests that are being answered now. */
  int inFlight() {
    return inFlight.get();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (inFlight.incrementAndGet() > limit && !isQuiet(request)) {
      inFlight.decrementAndGet();
      refuse(response, callback);
      return true;
    }
    // However it ends, and also if the handler throws.
    Request.addCompletionListener(request, failure -> inFlight.decrementAndGet());
    return super.handle(request, response, callback);
  }

  /** A health check that fails because of load would end in a restart, and more load. */
  private static boolean isQuiet(Request request) {
    return request.getAttribute(Asked.ATTRIBUTE) instanceof Asked asked && asked.isQuiet();
  }

  private static void refuse(Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
    ShortAnswer.write(response, 503, REFUSED, callback);
  }
}
