package vanity.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests that wait half a second each, as the article's benchmark page did: by how many. */
final class HeldRequests {
  private static final double SECONDS = 0.5;

  /** What is to be held without one being refused. */
  private static final int MOST = 10_000;

  private static final long MEMORY = 400L << 20;

  private HeldRequests() {}

  static Bench.Found measure(Bench bench) throws IOException {
    List<Report.Row> rows = new ArrayList<>();
    List<Report.Aim> aims = new ArrayList<>();
    try (Server server = bench.dyno().site("held", Map.of("BENCHMARK", "1"))) {
      String url = server.url("/benchmark/?wait=500ms");
      bench.warmUp(server, "/benchmark/?wait=1ms");
      for (int held : bench.options().held()) {
        Report.Row row =
            bench.measure(
                "%,d held".formatted(held),
                "a wait of 500 ms: at most %,.0f/s".formatted(held / SECONDS),
                server,
                Wrk.Target.of(url).held(held));
        rows.add(row);
        aims.add(held <= MOST ? throughput(held, row) : excess(held, row, server));
        if (held == MOST) {
          aims.add(memory(row));
        }
      }
    }
    return new Bench.Found(rows, aims);
  }

  private static Report.Aim throughput(int held, Report.Row row) {
    double part = row.load().rate() / (held / SECONDS);
    double aim = held <= 400 ? 0.95 : held <= 4_000 ? 0.90 : 0.80;
    return new Report.Aim(
        "%,d requests held for 500 ms: of %,.0f/s".formatted(held, held / SECONDS),
        "≥ %.0f %%, no error".formatted(aim * 100),
        "%.0f %%, %d errors".formatted(part * 100, row.load().errors() + row.load().refused()),
        part >= aim && row.load().clean());
  }

  private static Report.Aim memory(Report.Row row) {
    return new Report.Aim(
        "peak memory with %,d held".formatted(MOST),
        "≤ 400 MB",
        "%d MB".formatted(row.memory() >> 20),
        row.memory() <= MEMORY);
  }

  private static Report.Aim excess(int held, Report.Row row, Server server) throws IOException {
    boolean lives = server.isAlive() && Page.bytes(server.url("/about/"), "gzip").length > 0;
    return new Report.Aim(
        "%,d requests offered at once".formatted(held),
        "excess answered 503, nothing dies",
        "%,.0f/s answered, %,d refused, %d errors, %d MB, %s"
            .formatted(
                row.load().rate(),
                row.load().refused(),
                row.load().errors() + row.load().timeouts(),
                row.memory() >> 20,
                lives ? "alive" : "dead"),
        lives && row.load().refused() > 0 && row.load().errors() == 0);
  }
}
