package vanity.arxiv.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An answer that arXiv should not give, but does. */
@FunctionalInterface
public interface Fault {
  void answer(HttpExchange exchange) throws IOException, InterruptedException;

  /** A status with a page for people. */
  static Fault status(int status) {
    return exchange ->
        send(exchange, status, "text/html; charset=utf-8", "<html><h1>" + status + "</h1></html>");
  }

  /** A status with a field, such as {@code Retry-After: 20} or {@code Location: …}. */
  static Fault status(int status, String field, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(field, value);
      status(status).answer(exchange);
    };
  }

  /** As of 2026, also to those who keep the pace. */
  static Fault rateExceeded() {
    return exchange -> send(exchange, 429, "text/plain", "Rate exceeded.");
  }

  /** Anything at all, with status 200. */
  static Fault body(String contentType, String text) {
    return exchange -> send(exchange, 200, contentType, text);
  }

  static Fault body(String contentType, byte[] bytes) {
    return exchange -> send(exchange, 200, contentType, bytes);
  }

  /** A body that ends before the length that was announced. */
  static Fault truncated(String contentType, byte[] bytes, int announced) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(200, announced);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** A body without an announced length, of this many bytes, unless the client goes away. */
  static Fault endless(String contentType, long bytes) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(200, 0);
      byte[] block = new byte[8192];
      try (OutputStream out = exchange.getResponseBody()) {
        for (long sent = 0; sent < bytes; sent += block.length) {
          out.write(block);
        }
      }
    };
  }

  /** A byte now and then, until the client goes away. */
  static Fault trickle(String contentType, Duration between) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (true) {
          out.write(' ');
          out.flush();
          Thread.sleep(between);
        }
      }
    };
  }

  /** Takes the question and never answers. */
  static Fault silent() {
    return exchange -> new CountDownLatch(1).await();
  }

  /** Begins to answer and says no more. */
  static Fault stalled(String contentType) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      silent().answer(exchange);
    };
  }

  /** Hangs up. */
  static Fault down() {
    return HttpExchange::close;
  }

  /**
   * A fault by name, for drills: {@code down}, {@code silent}, {@code trickle}, {@code garbage},
   * {@code page}, or a status.
   */
  static Fault named(String name) {
    return switch (name) {
      case "down" -> down();
      case "silent" -> silent();
      case "trickle" -> trickle("application/atom+xml", Duration.ofMillis(200));
      case "garbage" -> body("application/atom+xml", "<feed><entry>&bomb;");
      case "page" -> body("text/html", "<html><body>We are down for maintenance</body></html>");
      case "rate" -> rateExceeded();
      default -> status(Integer.parseInt(name));
    };
  }

  static void send(HttpExchange exchange, int status, String contentType, String text)
      throws IOException {
    send(exchange, status, contentType, text.getBytes(UTF_8));
  }

  static void send(HttpExchange exchange, int status, String contentType, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
