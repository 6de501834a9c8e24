package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** How a run was made, for its reader. */
final class Method {
  private Method() {}

  static List<String> describe(Bench bench) throws IOException {
    Options options = bench.options();
    return List.of(
        "Every server starts as the Procfile says, in these flags: " + flags(bench),
        "Load comes from `%s` over loopback, with Accept-Encoding: br, gzip, as an edge asks; what was asked for was warmed up before."
            .formatted(Wrk.line(Options.CONNECTIONS, options.length())),
        "The database is PostgreSQL on the same machine with %,d papers, behind a proxy that makes each round trip %.1f ms longer, as between a dyno and its database. The role may have %d connections, as on essential-0."
            .formatted(
                options.papers(), options.databaseDelay().toNanos() / 1e6, Library.CONNECTIONS),
        "Requests per second are good answers only (2xx, 3xx). Memory is the resident set of the JVM, connections are those in pg_stat_activity, both the most of five samples a second.",
        "Comparisons are measured in turns, %d rounds of %d s each; the medians count."
            .formatted(options.rounds(), options.round().toSeconds()));
  }

  private static String flags(Bench bench) throws IOException {
    return Files.readAllLines(bench.root().resolve("scripts/dyno.args")).stream()
        .filter(line -> line.startsWith("-"))
        .collect(Collectors.joining(" ", "`", "`"));
  }
}
