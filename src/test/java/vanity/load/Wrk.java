package vanity.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs wrk and reads what it found. Asks for what the edge asks for: br or gzip.
 *
 * <p>One process may have only so many connections as the system lets it have open files; above
 * that, several share the load.
 */
final class Wrk {
  /** What wrk's own text rounds away. Microseconds, bytes, counts. */
  private static final String DONE =
      """
      done = function(summary, latency, requests)
        local e = summary.errors
        io.write(string.format("RESULT %d %d %d %d %d %d %d %d %d %d %d\\n",
          summary.requests, summary.duration, summary.bytes, e.connect, e.read, e.write, e.timeout,
          e.status, latency:percentile(50), latency:percentile(99), latency.max))
      end
      """;

  /** Connections of one process. */
  private static final int MOST = 10_000;

  private final Path scripts;

  Wrk(Path work) {
    this.scripts = work.resolve("wrk");
  }

  /**
   * What to ask for.
   *
   * @param lua further lines of wrk's script: which paths, when
   */
  record Target(String url, int connections, String lua) {
    static Target of(String url) {
      return new Target(url, Options.CONNECTIONS, "");
    }

    Target held(int connections) {
      return new Target(url, connections, lua);
    }
  }

  /** The command line as a reader would type it. */
  static String line(int connections, Duration length) {
    return "wrk -t%d -c%d -d%ds --timeout %ds"
        .formatted(Options.THREADS, connections, length.toSeconds(), Options.TIMEOUT.toSeconds());
  }

  Load run(Target target, Duration length) {
    if (target.connections < Options.THREADS) {
      throw new IllegalArgumentException("wrk needs a connection for each thread");
    }
    int processes = (target.connections + MOST - 1) / MOST;
    try {
      Path script = scripts.resolve("script.lua");
      Files.createDirectories(scripts);
      Files.writeString(script, target.lua + DONE);
      List<Process> running = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        running.add(start(target, target.connections / processes, length, script));
      }
      Load all = null;
      for (Process each : running) {
        Load load = result(each, target.url);
        all = all == null ? load : all.with(load);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("wrk does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Process start(Target target, int connections, Duration length, Path script)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(line(connections, length).split(" ")));
    command.addAll(List.of("-s", script.toString(), "-H", "Accept-Encoding: br, gzip", target.url));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Load result(Process wrk, String url) throws IOException, InterruptedException {
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    String[] found =
        output
            .lines()
            .filter(line -> line.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk " + url + ": " + output))
            .split(" ");
    long[] n = new long[found.length];
    for (int i = 1; i < n.length; i++) {
      n[i] = Long.parseLong(found[i]);
    }
    return new Load(
        n[1],
        n[2] / 1e6,
        n[3],
        n[4] + n[5] + n[6],
        n[7],
        n[8],
        n[9] / 1e3,
        n[10] / 1e3,
        n[11] / 1e3);
  }
}
