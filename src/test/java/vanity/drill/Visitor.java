package vanity.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Somebody who reads the site, and how long it takes. */
final class Visitor implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final String site;

  Visitor(String site) {
    this.site = site;
  }

  /** A status, and how long it took. */
  record Seen(int status, String retryAfter, Duration time) {}

  /**
   * Opens a page.
   *
   * @param from the address that the router in front would tell
   */
  Seen open(String path, String from) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site + path))
            .header("X-Forwarded-For", from)
            .timeout(Duration.ofSeconds(30))
            .build();
    long begin = System.nanoTime();
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return new Seen(
          answer.statusCode(),
          answer.headers().firstValue("Retry-After").orElse(""),
          Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException e) {
      return new Seen(0, "", Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  Seen open(String path) throws InterruptedException {
    return open(path, "198.51.100.7");
  }

  /** What a page took that was opened again and again. */
  record Times(List<Duration> sorted, int failed) {
    Duration at(double share) {
      return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    @Override
    public String toString() {
      return "p50 %.1f ms, p99 %.1f ms, %d of %d failed"
          .formatted(millis(at(0.5)), millis(at(0.99)), failed, sorted.size());
    }

    static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }
  }

  /** Opens a page at a fixed rate, whether or not the one before has been answered. */
  Times read(String path, int perSecond, Duration length) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    long begin = System.nanoTime();
    long count = perSecond * length.toSeconds();
    for (long i = 0; i < count; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  Seen one = open(path);
                  synchronized (seen) {
                    seen.add(one);
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Times(
        seen.stream().map(Seen::time).sorted().toList(),
        (int) seen.stream().filter(one -> one.status() != 200).count());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
