package vanity.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What every part of a run uses.
 *
 * @param root of the project
 * @param work folder for what is made on the way
 */
record Bench(
    Options options, Path root, Path work, Library library, Dyno dyno, Wrk wrk, Watch watch) {

  /** A paper's page. */
  static final String PAPER = "/papers/" + Library.PAPER + "/";

  private static final int WARM_UPS = 10;

  /** Measures one load, and says so. */
  Report.Row measure(String name, String note, Server server, Wrk.Target target) {
    return measure(name, note, server, target, options.length());
  }

  Report.Row measure(String name, String note, Server server, Wrk.Target target, Duration length) {
    say("%s: %s", name, Wrk.line(target.connections(), length));
    Report.Row row =
        Report.Row.of(
            name,
            Wrk.line(target.connections(), length),
            note,
            watch.during(server, () -> wrk.run(target, length)));
    say(
        "  %,.1f/s, p99 %,.1f ms, %d timeouts, %d refused, %d MB",
        row.load().rate(),
        row.load().p99(),
        row.load().timeouts(),
        row.load().refused(),
        row.memory() >> 20);
    return row;
  }

  /** So that compilers and caches are where they are after a minute of traffic. */
  void warmUp(String url) {
    warmUp(new Wrk.Target(url, 64, ""));
  }

  /**
   * Until it was no faster twice. After two steps a third of a server's processor may still be its
   * compilers'.
   */
  void warmUp(Wrk.Target target) {
    double best = 0;
    int noFaster = 0;
    for (int i = 0; i < WARM_UPS && noFaster < 2; i++) {
      double now = wrk.run(target, options.warmUp()).rate();
      noFaster = now < best * 1.05 ? noFaster + 1 : 0;
      best = Math.max(best, now);
    }
  }

  static void say(String format, Object... arguments) {
    System.out.printf(format + "%n", arguments);
  }

  /** What a part found. */
  record Found(List<Report.Row> rows, List<Report.Aim> aims) {}
}
