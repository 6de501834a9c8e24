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

  private static final int WARM_UPS = 20;

  /** Of a processor: what compilers take of a server that is warm. */
  private static final double COMPILING = 0.05;

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

  /** So that compilers and caches are where they are after minutes of traffic. */
  void warmUp(Server server, String path) {
    warmUp(server, new Wrk.Target(server.url(path), 64, ""));
  }

  /**
   * Until its compilers have next to nothing to do. How fast it is tells less: other programs of
   * the machine change it more than the compilers do in the end.
   */
  void warmUp(Server server, Wrk.Target target) {
    double seconds = options.warmUp().toMillis() / 1e3;
    double compiled = server.compilers();
    double took = seconds;
    for (int i = 0; i < WARM_UPS && took > COMPILING * seconds; i++) {
      wrk.run(target, options.warmUp());
      took = server.compilers() - compiled;
      compiled += took;
    }
  }

  static void say(String format, Object... arguments) {
    System.out.printf(format + "%n", arguments);
  }

  /** What a part found. */
  record Found(List<Report.Row> rows, List<Report.Aim> aims) {}
}
