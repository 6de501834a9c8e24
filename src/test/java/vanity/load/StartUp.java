package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How soon a process answers, and what it takes before anybody came: without and with what
 * scripts/aot-cache makes. Medians of three starts.
 */
final class StartUp {
  private static final int STARTS = 3;
  private static final int OLDEST_WITH_CACHE = 25;

  private StartUp() {}

  static List<Report.Aim> measure(Bench bench) throws IOException {
    List<Report.Aim> aims = new ArrayList<>();
    Median plain = median(bench, "idle", Optional.empty());
    aims.add(
        new Report.Aim(
            "memory, idle after the start",
            "≤ 130 MB",
            "%d MB".formatted(plain.megabytes),
            plain.megabytes <= 130));
    aims.add(soon("without AOT cache", 2.0, plain));
    if (Runtime.version().feature() >= OLDEST_WITH_CACHE) {
      Median cached = median(bench, "idle-aot", Optional.of(cache(bench)));
      aims.add(soon("with the AOT cache, idle %d MB".formatted(cached.megabytes), 1.0, cached));
    }
    return aims;
  }

  private static Report.Aim soon(String how, double aim, Median found) {
    return new Report.Aim(
        "JVM start to first 200, with a database running, " + how,
        "≤ %.1f s".formatted(aim),
        "%.2f s".formatted(found.seconds),
        found.seconds <= aim);
  }

  private record Median(double seconds, long megabytes) {}

  private static Median median(Bench bench, String name, Optional<Path> cache) throws IOException {
    List<Double> seconds = new ArrayList<>();
    List<Long> megabytes = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (Server server = bench.dyno().site(name, cache)) {
        Pause.of(Duration.ofSeconds(3));
        seconds.add(server.startUp().toMillis() / 1e3);
        megabytes.add(server.memory() >> 20);
      }
    }
    seconds.sort(null);
    megabytes.sort(null);
    Median median = new Median(seconds.get(STARTS / 2), megabytes.get(STARTS / 2));
    Bench.say("%s: %d MB; first 200 after %.2f s", name, median.megabytes, median.seconds);
    return median;
  }

  private static Path cache(Bench bench) throws IOException {
    Path cache = bench.work().resolve("vanity.aot").toAbsolutePath();
    try {
      bench.dyno().command("aot-cache", "scripts/aot-cache " + cache).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (!Files.exists(cache)) {
      throw new IOException("scripts/aot-cache made none; see " + bench.work() + "/aot-cache.log");
    }
    return cache;
  }
}
