package vanity.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import vanity.db.Database;

/** Looks at a server's memory and its database connections, five times a second. */
final class Watch {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final Database administrator;
  private final String role;
  private final long begin = System.nanoTime();

  /**
   * @param role whose connections are counted
   */
  Watch(Database administrator, String role) {
    this.administrator = administrator;
    this.role = role;
  }

  /**
   * @param second since the beginning of the run
   * @param processor seconds of a processor that it has used so far
   */
  record Sample(double second, long memory, int connections, int threads, double processor) {}

  /** A load, and how the server was meanwhile. */
  record Watched(Load load, List<Sample> samples) {
    long peakMemory() {
      return samples.stream().mapToLong(Sample::memory).max().orElse(0);
    }

    /** Microseconds of a processor for each request. */
    double processorPerRequest() {
      double used = samples.getLast().processor() - samples.getFirst().processor();
      return load.requests() == 0 ? 0 : used * 1e6 / load.requests();
    }

    int peakConnections() {
      return samples.stream().mapToInt(Sample::connections).max().orElse(0);
    }
  }

  Watched during(Server server, Supplier<Load> load) {
    List<Sample> samples = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread watcher = Thread.ofPlatform().start(() -> watch(server, samples, over));
    Load found;
    try {
      found = load.get();
    } finally {
      over.set(true);
      Pause.until(watcher);
    }
    return new Watched(found, List.copyOf(samples));
  }

  private void watch(Server server, List<Sample> samples, AtomicBoolean over) {
    do {
      samples.add(now(server));
      Pause.of(INTERVAL);
    } while (!over.get());
    samples.add(now(server));
  }

  private Sample now(Server server) {
    int connections =
        administrator
            .one(
                "select count(*) from pg_stat_activity where usename = ?",
                row -> row.getInt(1),
                role)
            .orElse(0);
    return new Sample(
        (System.nanoTime() - begin) / 1e9,
        server.memory(),
        connections,
        server.threads(),
        server.processor());
  }
}
