package vanity.assets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import vanity.http.Delivery;
import vanity.http.RequestHeaders;
import vanity.http.Resource;

/** Sends what is ready through Jetty's core, without a servlet: static files, pages in memory. */
public final class Sender {
  /** Longer bodies are written in pieces: the JDK copies what it writes to memory off the heap. */
  private static final int PIECE = 128 * 1024;

  private Sender() {}

  /** Answers a GET or HEAD. */
  public static void send(
      Resource resource, Request request, Response response, Callback callback) {
    RequestHeaders headers = request.getHeaders()::getValuesList;
    Delivery delivery = resource.answer(request.getMethod(), headers);
    putHead(delivery, response);
    byte[] ready = delivery.ready();
    if (delivery.status() == 304) {
      // Not the last write, which would add a length of 0: that would be wrong for the resource.
      response.write(false, BufferUtil.EMPTY_BUFFER, callback);
    } else if (request.getMethod().equals("HEAD")) {
      callback.succeeded();
    } else if (ready != null && ready.length <= PIECE) {
      response.write(true, ByteBuffer.wrap(ready), callback);
    } else {
      stream(delivery, response, callback);
    }
  }

  /** Status and headers; in place of those of the same name that are there already. */
  public static void putHead(Delivery delivery, Response response) {
    response.setStatus(delivery.status());
    for (HttpField field : delivery.prepared(HttpFields.class, Sender::fields)) {
      response.getHeaders().put(field);
    }
  }

  private static HttpFields fields(Map<String, String> headers) {
    HttpFields.Mutable fields = HttpFields.build();
    headers.forEach(fields::add);
    return fields.asImmutable();
  }

  private static void stream(Delivery delivery, Response response, Callback callback) {
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      byte[] ready = delivery.ready();
      if (ready == null) {
        delivery.writeTo(out);
      } else {
        for (int at = 0; at < ready.length; at += PIECE) {
          out.write(ready, at, Math.min(PIECE, ready.length - at));
        }
      }
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }
}
