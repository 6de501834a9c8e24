package vanity.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** What comes to a site on its best day: many papers, idle connections, a worker beside it. */
final class Traffic {
  private static final int IDLE = 10_000;

  /** In which some renders end, with the little of the processors that they get. */
  private static final Duration A_RENDER = Duration.ofSeconds(40);

  private final Bench bench;
  private final List<Report.Row> rows = new ArrayList<>();
  private final List<Report.Aim> aims = new ArrayList<>();

  private Traffic(Bench bench) {
    this.bench = bench;
  }

  static Bench.Found measure(Bench bench) throws IOException {
    Traffic traffic = new Traffic(bench);
    traffic.aims.addAll(StartUp.measure(bench));
    try (Server server = bench.dyno().site("traffic", Map.of())) {
      bench.warmUp(server, Bench.PAPER);
      Report.Row zipf = traffic.manyPapers(server);
      traffic.halfOfThePeak(server);
      traffic.besideTheWorker(server, zipf.load().rate() / 5);
      traffic.idleConnections(server);
    }
    return new Bench.Found(traffic.rows, traffic.aims);
  }

  private Report.Row manyPapers(Server server) {
    int papers = bench.options().papers();
    Wrk.Target target = new Wrk.Target(server.url("/"), Options.CONNECTIONS, Zipf.lua(papers));
    bench.warmUp(server, target);
    Report.Row row =
        bench.measure(
            "Zipf over %,d papers".formatted(papers),
            "the n-th paper is asked for 1/n times as often",
            server,
            target,
            bench.options().shorter());
    rows.add(row);
    return row;
  }

  private void halfOfThePeak(Server server) {
    Wrk.Target page = Wrk.Target.of(server.url(Bench.PAPER));
    double peak = bench.wrk().run(page, bench.options().round()).rate();
    Report.Row row =
        atRate(
            "Cached page at half of its peak",
            server,
            peak / 2,
            n -> Bench.PAPER,
            bench.options().shorter());
    aims.add(
        new Report.Aim(
            "p99 of a cached page at half of its peak rate (fixed rate)",
            "≤ 10 ms",
            "%.1f ms at %,.0f/s".formatted(row.load().p99(), row.load().rate()),
            row.load().p99() <= 10 && row.load().clean()));
  }

  private void besideTheWorker(Server server, double rate) throws IOException {
    IntFunction<String> papers = zipf();
    Report.Row alone = atRate("Zipf traffic, alone", server, rate, papers, A_RENDER);
    try (Worker worker = Worker.rendering(bench)) {
      Report.Row beside =
          atRate("Zipf traffic, a worker rendering beside it", server, rate, papers, A_RENDER);
      double ratio = beside.load().p99() / alone.load().p99();
      aims.add(
          new Report.Aim(
              "Zipf traffic with the worker rendering beside it: p99 against that without",
              "≤ 3 ×",
              "%.1f × (%.1f ms against %.1f ms; %d rendered meanwhile)"
                  .formatted(ratio, beside.load().p99(), alone.load().p99(), worker.rendered()),
              ratio <= 3));
    }
  }

  private IntFunction<String> zipf() {
    double[] upTo = Zipf.upTo(bench.options().papers());
    return n -> Zipf.path(Zipf.rank(upTo, new SplittableRandom(n).nextDouble()), upTo.length);
  }

  private Report.Row atRate(
      String name, Server server, double rate, IntFunction<String> paths, Duration length) {
    Report.Row row =
        Report.Row.of(
            name,
            "%,.0f/s, %d s".formatted(rate, length.toSeconds()),
            "a fixed rate; a request that an answer kept waiting counts from when it was due",
            bench
                .watch()
                .during(server, () -> new FixedRate(server.port(), paths).run(rate, length)));
    Bench.say("%s: %,.0f/s, p99 %.1f ms", name, row.load().rate(), row.load().p99());
    rows.add(row);
    return row;
  }

  private void idleConnections(Server server) throws IOException {
    try (IdleConnections idle = new IdleConnections(server.port(), IDLE)) {
      Wrk.Target page = Wrk.Target.of(server.url(Bench.PAPER));
      rows.add(
          bench.measure(
              "%,d idle connections".formatted(idle.count()),
              "a cached page meanwhile",
              server,
              page,
              bench.options().round()));
    }
  }
}
