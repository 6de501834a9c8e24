package vanity.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Crawlers that ask for ids that nobody has, as fast as they go. A process of its own with the
 * least priority: elsewhere they have processors of their own, and take none from the site.
 */
final class Crawlers {
  private static final int AT_ONCE = 64;

  private Crawlers() {}

  static Process start(String site, int ids) throws IOException {
    return new ProcessBuilder(
            "nice",
            "-n",
            "19",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Crawlers.class.getName(),
            site,
            Integer.toString(ids))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Waits for their end; tells how many of their requests were answered 503. */
  static int refused(Process crawlers) throws IOException, InterruptedException {
    String said = new String(crawlers.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (crawlers.waitFor() != 0) {
      throw new IllegalStateException("The crawlers ended with " + crawlers.exitValue());
    }
    return Integer.parseInt(said.strip());
  }

  /** The site, and how many ids. */
  public static void main(String[] arguments) throws InterruptedException {
    int ids = Integer.parseInt(arguments[1]);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (Visitor visitor = new Visitor(arguments[0])) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        threads.add(Thread.ofVirtual().start(() -> crawl(visitor, ids, next, refused)));
      }
      for (Thread each : threads) {
        each.join();
      }
    }
    System.out.println(refused.get());
  }

  /** Half of them from one address, half from as many as there are ids. */
  private static void crawl(Visitor visitor, int ids, AtomicInteger next, AtomicInteger refused) {
    try {
      for (int i = next.getAndIncrement(); i < ids; i = next.getAndIncrement()) {
        String id = "%02d%02d.%05d".formatted(15 + i % 10, 1 + i / 10 % 12, 1 + i / 120 % 99_999);
        String from =
            i % 2 == 0 ? "192.0.2.1" : "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
        if (visitor.open(Papers.path(id), from).status() == 503) {
          refused.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
