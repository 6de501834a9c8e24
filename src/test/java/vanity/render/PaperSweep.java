package vanity.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Renders every source in a folder and prints a table. Minutes to hours, so only when asked for:
 *
 * <pre>
 * ./mvnw test -Dtest=PaperSweep -Dsweep=../shared/papers [-Dsweep.only=emcee] [-Dsweep.keep=/tmp/sweep] [-Dsweep.timeout=170]
 * </pre>
 */
class PaperSweep {
  @Test
  void printsHowEverySourceEnds() throws IOException, InterruptedException {
    String folder = System.getProperty("sweep", "");
    Assumptions.assumeFalse(folder.isEmpty(), "set -Dsweep=FOLDER to run it");
    String only = System.getProperty("sweep.only", "");
    Path keep = Path.of(System.getProperty("sweep.keep", "target/sweep"));
    Duration timeout = Duration.ofSeconds(Integer.getInteger("sweep.timeout", 300));
    Renderer renderer =
        new Renderer(
            new RenderSettings(
                1, timeout, 1L << 30, RenderSettings.SandboxMode.AUTO, keep.resolve("work")));
    System.out.println(renderer.readiness());
    System.out.printf(
        "%-44s %-11s %6s %6s %5s %5s %6s %5s  %s%n",
        "source", "outcome", "sec", "status", "warn", "err", "math", "figs", "main, reason");
    try (Stream<Path> sources = Files.list(Path.of(folder))) {
      for (Path source : sources.sorted().toList()) {
        String name = source.getFileName().toString();
        if (Files.isRegularFile(source)
            && name.matches(".*\\.(gz|tar|tex)")
            && name.matches(".*(" + only + ").*")) {
          render(renderer, source, keep.resolve(name));
        }
      }
    }
  }

  private static void render(Renderer renderer, Path source, Path keep)
      throws IOException, InterruptedException {
    if (Files.exists(keep)) {
      FolderContent.delete(keep);
    }
    Files.createDirectories(keep);
    long start = System.nanoTime();
    RenderResult result = renderer.render(source, null, keep, stage -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    RenderReport report = result.report();
    Files.writeString(keep.resolve("report.txt"), report.log());
    System.out.printf(
        Locale.ROOT,
        "%-44s %-11s %6.1f %6d %5d %5d %6d %5d  %s%n",
        source.getFileName(),
        result.getClass().getSimpleName(),
        seconds,
        report.status(),
        report.warnings(),
        report.errors(),
        report.formulas(),
        report.figures(),
        report.mainFile() + " " + reason(result));
  }

  private static String reason(RenderResult result) {
    return switch (result) {
      case RenderResult.Failed failed -> failed.reason();
      case RenderResult.NoTexSource none -> none.kind().label();
      case RenderResult.Rendered rendered -> told(rendered.report());
      case RenderResult.Partial partial -> told(partial.report());
      case RenderResult.TimedOut timedOut -> told(timedOut.report());
      case RenderResult.OutOfMemory outOfMemory -> told(outOfMemory.report());
    };
  }

  private static String told(RenderReport report) {
    return List.of(report.missingPackages(), report.undefinedMacros(), report.stages()).toString();
  }
}
