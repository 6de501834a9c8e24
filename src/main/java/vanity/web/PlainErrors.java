package vanity.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import vanity.http.CachePolicy;

/**
 * Answers for what no route ever sees: a request line that is none, headers too long, an ambiguous
 * path. One line of text; never a stack, a class or a version.
 */
final class PlainErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ERROR_EXCEPTION) instanceof HttpException known
            ? known.getCode()
            : response.getStatus();
    if (status == HttpStatus.UPGRADE_REQUIRED_426) {
      // What Jetty says to the preface of HTTP/2; it would have to name what to upgrade to.
      status = HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    }
    response.setStatus(status);
    EveryAnswer.putTo(request, response);
    CachePolicy policy = status == 404 || status == 405 ? CachePolicy.ERROR : CachePolicy.NO_STORE;
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, policy.cacheControl());
    if (HttpStatus.hasNoBody(status)) {
      callback.succeeded();
      return true;
    }
    byte[] text =
        (status + " " + HttpStatus.getMessage(status) + "\n").getBytes(StandardCharsets.US_ASCII);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
    if (request.getMethod().equals("HEAD")) {
      callback.succeeded();
      return true;
    }
    response.write(true, ByteBuffer.wrap(text), callback);
    return true;
  }
}
