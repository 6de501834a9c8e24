package vanity.arxiv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import vanity.http.Deadline;

/**
 * The connection to arXiv that its three interfaces share. It says who we are and bounds what an
 * answer may cost: time, bytes, and where a redirect may lead. When to ask is the caller's
 * business: at most once per {@link #PACE} over all processes together, on one connection
 * (info.arxiv.org/help/api/tou.html).
 */
public final class ArxivClient implements AutoCloseable {
  /** The time that arXiv wants between two requests. */
  public static final Duration PACE = Duration.ofSeconds(3);

  private static final int REDIRECTS = 3;

  /**
   * How long things may take.
   *
   * @param connect until there is a connection
   * @param answer until the answer begins
   * @param body from there to its last byte
   * @param redirect to wait before following a redirect, as that is a request like any other
   */
  public record Times(Duration connect, Duration answer, Duration body, Duration redirect) {
    /** The query API can take half a minute, and a large source some minutes. */
    public static final Times DEFAULT =
        new Times(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), PACE);
  }

  private final HttpClient http;
  private final String userAgent;
  private final Times times;
  private final InstantSource clock;

  public ArxivClient(String userAgent, Times times, InstantSource clock) {
    this.userAgent = userAgent;
    this.times = times;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(times.connect)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** How we introduce ourselves: {@code Vanity/1.0 (https://example.org; mail@example.org)}. */
  public static String userAgent(String version, URI rootUrl, String contact) {
    String comment = contact.isBlank() ? rootUrl.toString() : rootUrl + "; " + contact.strip();
    return "Vanity/" + version + " (" + comment.replaceAll("[^\\x20-\\x7e]|[()\\\\]", "") + ")";
  }

  /**
   * Asks once.
   *
   * @param to where the body of a 200 or a 400 goes; that of another answer is not read
   * @param limit bytes of the largest body taken
   * @throws UncheckedIOException if the body cannot be written
   */
  Fetched fetch(URI address, OutputStream to, long limit) throws InterruptedException {
    return fetch(address, to, limit, REDIRECTS);
  }

  private Fetched fetch(URI address, OutputStream to, long limit, int redirects)
      throws InterruptedException {
    HttpResponse<InputStream> response;
    try {
      response = http.send(request(address), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return unavailable(address, e.toString());
    }
    int status = response.statusCode();
    if (status == 200 || status == 400) {
      return read(address, response, to, limit);
    }
    discard(response.body());
    return switch (status) {
      case 301, 302, 303, 307, 308 -> {
        String location = header(response, "Location");
        Optional<URI> next = Redirects.target(address, location);
        if (next.isEmpty() || redirects == 0) {
          yield unavailable(address, "redirects to \"" + location + "\", which is not followed");
        }
        Thread.sleep(times.redirect);
        yield fetch(next.get(), to, limit, redirects - 1);
      }
      case 408, 425, 429, 500, 502, 503, 504 ->
          new Unavailable(
              address + " answered " + status,
              RetryAfter.from(header(response, "Retry-After"), clock.instant()));
      default -> new Fetched.Whole(status, response.headers(), 0);
    };
  }

  private HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("User-Agent", userAgent)
        .timeout(times.answer)
        .build();
  }

  private Fetched read(URI address, HttpResponse<InputStream> response, OutputStream to, long limit)
      throws InterruptedException {
    try (InputStream body = response.body();
        Deadline deadline = new Deadline(times.body, body)) {
      long length = 0;
      byte[] buffer = new byte[16 * 1024];
      if (response.headers().firstValueAsLong("Content-Length").orElse(0) > limit) {
        return new Fetched.TooLarge();
      }
      try {
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
          length += n;
          if (length > limit) {
            return new Fetched.TooLarge();
          }
          write(to, buffer, n);
        }
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return unavailable(
            address,
            deadline.passed()
                ? "sent only " + length + " bytes in " + times.body.toSeconds() + " s"
                : e.toString());
      }
      return new Fetched.Whole(response.statusCode(), response.headers(), length);
    } catch (IOException e) {
      return unavailable(address, e.toString());
    }
  }

  /** A full disk is not arXiv's fault. */
  private static void write(OutputStream to, byte[] buffer, int length) {
    try {
      to.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void discard(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Nobody wanted it.
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static Unavailable unavailable(URI address, String why) {
    return new Unavailable(address + ": " + why, RetryAfter.GUESS);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
