package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What could be reached at all, measured in turns with what we reach. */
final class Comparisons {
  /** Of the pool, and of pgbench. */
  private static final int POOL = 10;

  /** Reported, and not asked for. */
  private static final double NO_AIM = 0;

  private final Bench bench;
  private final List<Report.Comparison> all = new ArrayList<>();
  private final List<Report.Aim> aims = new ArrayList<>();

  private Comparisons(Bench bench) {
    this.bench = bench;
  }

  record Found(List<Report.Comparison> comparisons, List<Report.Aim> aims) {}

  static Found measure(Bench bench) throws IOException {
    Comparisons comparisons = new Comparisons(bench);
    comparisons.coldPage();
    try (Server site = bench.dyno().site("compared", Map.of())) {
      comparisons.cachedPage(site);
      comparisons.staticAsset(site);
    }
    return new Found(comparisons.all, comparisons.aims);
  }

  /** As far from the database as a dyno; and beside it, where only the work for a page counts. */
  private void coldPage() throws IOException {
    coldPage("at a dyno's distance from the database", bench.library().url(), 0.50);
    coldPage("the database beside it", bench.library().near(), NO_AIM);
  }

  private void coldPage(String where, String database, double aim) throws IOException {
    Map<String, String> settings = Map.of("PAGE_CACHE_SIZE", "0", "DATABASE_URL", database);
    PgBench pgbench = new PgBench(bench.library(), database, bench.work(), Library.PAPER);
    try (Server site = bench.dyno().site("cold", settings)) {
      compare(
          "cold paper page (no page cache), " + where,
          "pgbench -M prepared fetching as many bytes, as many connections",
          wrk(site, Bench.PAPER),
          () -> pgbench.run(POOL, bench.options().round()),
          aim);
    }
  }

  private void cachedPage(Server site) throws IOException {
    String page = site.url(Bench.PAPER);
    Path bytes = bench.work().resolve("page.gz");
    Files.write(bytes, Page.bytes(page, "gzip"));
    cachedPage(
        site, "a bare Jetty handler writing the same bytes, same flags", bytes, List.of(), 0.85);
    List<String> headers = Page.headers(page, "gzip");
    cachedPage(site, "the same, with as many header fields", bytes, headers, NO_AIM);
  }

  private void cachedPage(Server site, String against, Path bytes, List<String> headers, double aim)
      throws IOException {
    Path fields = bench.work().resolve("page.headers");
    Files.write(fields, headers);
    String files = bytes + " " + fields;
    try (Server bare =
        bench.dyno().program("bare", BareJetty.class, files, bench.root(), Map.of())) {
      compare("cached paper page", against, wrk(site, Bench.PAPER), wrk(bare, "/"), aim);
    }
  }

  private void staticAsset(Server site) throws IOException {
    String asset = Page.find(site.url(Bench.PAPER), "/static/[^\"]+\\.css");
    Path folder = Files.createDirectories(bench.work().resolve("www"));
    Files.write(folder.resolve("site.css"), Page.bytes(site.url(asset), "identity"));
    // The coding that we answer to br, gzip.
    Files.write(folder.resolve("site.css.gz"), Page.bytes(site.url(asset), "br, gzip"));
    Files.writeString(folder.resolve("readyz"), "ready");
    List<String> headers = Page.headers(site.url(asset), "br, gzip");
    staticAsset(
        site,
        asset,
        "nginx serving the same compressed file from memory",
        folder,
        List.of("Cache-Control: public, max-age=31536000, immutable"),
        0.70);
    staticAsset(site, asset, "the same, with as many header fields", folder, headers, NO_AIM);
  }

  private void staticAsset(
      Server site, String asset, String against, Path folder, List<String> headers, double aim)
      throws IOException {
    try (Server nginx = Nginx.filesIn(folder, headers, bench.work())) {
      compare("static asset", against, wrk(site, asset), wrk(nginx, "/site.css"), aim);
    }
  }

  private interface Rate {
    double measure() throws IOException;
  }

  private Rate wrk(Server server, String path) {
    bench.warmUp(server, path);
    Wrk.Target target = Wrk.Target.of(server.url(path));
    return () -> bench.wrk().run(target, bench.options().round()).rate();
  }

  private void compare(String name, String against, Rate ours, Rate theirs, double aim)
      throws IOException {
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int round = 0; round < bench.options().rounds(); round++) {
      our.add(ours.measure());
      their.add(theirs.measure());
    }
    Report.Comparison found = new Report.Comparison(name, against, our, their);
    Bench.say(
        "%s: %,.0f/s against %,.0f/s, %.0f %%",
        name, Median.of(our), Median.of(their), found.ratio() * 100);
    all.add(found);
    if (aim > NO_AIM) {
      aims.add(
          new Report.Aim(
              name + " against " + against,
              "≥ %.0f %%".formatted(aim * 100),
              "%.0f %%".formatted(found.ratio() * 100),
              found.ratio() >= aim));
    }
  }
}
