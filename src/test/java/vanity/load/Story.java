package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vanity.SiteWithoutPool;

/**
 * The article's story, a row a step: the site as a stock server runs it, then one thing changed
 * after the other. The same paper is asked for by the article's own wrk line.
 */
final class Story {
  /** 539.78 against 3.43 requests a second. */
  private static final double ARTICLE = 157;

  private static final Map<String, String> NO_CACHE = Map.of("PAGE_CACHE_SIZE", "0");

  private final Bench bench;
  private final List<Report.Row> rows = new ArrayList<>();

  private Story(Bench bench) {
    this.bench = bench;
  }

  static Bench.Found tell(Bench bench) throws IOException {
    Story story = new Story(bench);
    story.withoutPool(
        "stock",
        "Stock",
        "three platform threads, a new connection for each query, no page cache",
        Stock.folder(bench.root(), bench.work()));
    story.withoutPool(
        "no-pool", "Virtual threads", "a thread for each request, still no pool", bench.root());
    story.withPool();
    story.withCache();
    return new Bench.Found(story.rows, List.of(story.aim()));
  }

  private void withoutPool(String log, String name, String note, Path folder) throws IOException {
    try (Server server = bench.dyno().program(log, SiteWithoutPool.class, "", folder, NO_CACHE)) {
      // With few connections: the many are what is measured.
      bench.warmUp(server, new Wrk.Target(server.url(Bench.PAPER), 12, ""));
      Report.Row row = bench.measure(name, note, server, Wrk.Target.of(server.url(Bench.PAPER)));
      rows.add(row.with(complaint(bench.work().resolve(log + ".log"))));
    }
  }

  /** What PostgreSQL said to that, once. */
  private static String complaint(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.replaceFirst(".*(FATAL: .*?)( \\(|\" request=|$).*", "$1"))
          .filter(line -> line.startsWith("FATAL"))
          .map(line -> line.replace("\\", ""))
          .findFirst()
          .map(line -> "; PostgreSQL: \u201c" + line.strip() + "\u201d")
          .orElse("");
    }
  }

  private void withPool() throws IOException {
    try (Server server = bench.dyno().site("pool", NO_CACHE)) {
      bench.warmUp(server, Bench.PAPER);
      rows.add(
          bench.measure(
              "Virtual threads + pool",
              "ten connections behind a fair, bounded wait",
              server,
              Wrk.Target.of(server.url(Bench.PAPER))));
    }
  }

  private void withCache() throws IOException {
    try (Server server = bench.dyno().site("cache", Map.of())) {
      String page = server.url(Bench.PAPER);
      bench.warmUp(server, Bench.PAPER);
      rows.add(bench.measure("+ page cache", "the site as it is", server, Wrk.Target.of(page)));
      String asset = Page.find(page, "/static/[^\"]+\\.css");
      bench.warmUp(server, asset);
      rows.add(
          bench.measure(
              "Static asset", "the style sheet", server, Wrk.Target.of(server.url(asset))));
      String figure = Page.find(page, "/files/[0-9a-f]{64}\\.[a-z]+");
      bench.warmUp(server, figure);
      rows.add(bench.measure("Figure", "of that paper", server, Wrk.Target.of(server.url(figure))));
      try (Server edge = Nginx.cacheBefore(server, bench.work())) {
        String cached = edge.url(Bench.PAPER);
        bench.warmUp(edge, Bench.PAPER);
        rows.add(
            bench.measure(
                "Behind a shared cache",
                "nginx in the edge's place",
                server,
                Wrk.Target.of(cached)));
      }
    }
  }

  private Report.Aim aim() {
    double ratio = rows.get(3).load().rate() / rows.get(0).load().rate();
    return new Report.Aim(
        "virtual threads + pool + cache against stock, the article's wrk line",
        "≥ 157 ×, no timeout, no error",
        "%.0f ×, %d timeouts, %d errors"
            .formatted(
                ratio,
                rows.get(3).load().timeouts(),
                rows.get(3).load().errors() + rows.get(3).load().refused()),
        ratio >= ARTICLE && rows.get(3).load().clean());
  }
}
