package vanity.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vanity.render.conversion.RenderSettings;
import vanity.render.conversion.Renderer;
import vanity.render.latexml.Bindings;
import vanity.render.sandbox.SandboxMode;
import vanity.render.work.RenderReport;

/** Renders every source in a folder and prints a table: {@code scripts/corpus}. */
@CommandLine.Command(
    name = "scripts/corpus",
    mixinStandardHelpOptions = true,
    description = "Renders every source in a folder and prints how each ends, as a Markdown table.")
final class CorpusRun implements Runnable {
  @Parameters(paramLabel = "FOLDER", description = "Holds .tar.gz, .gz, .tar and .tex.")
  Path folder;

  @Option(names = "--without-bindings", description = "As LaTeXML does it alone.")
  boolean bare;

  @Option(names = "--only", paramLabel = "REGEX", description = "Sources with such a name.")
  String only = "";

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "Of LaTeXML; 300.")
  int timeout = 300;

  @Option(names = "--keep", paramLabel = "DIR", description = "Where work folders stay.")
  Path keep = Path.of("target/corpus");

  private record Row(String source, Measured measured) {}

  private final List<Row> rows = new ArrayList<>();

  public static void main(String[] args) {
    System.exit(new CommandLine(new CorpusRun()).execute(args));
  }

  @Override
  public void run() {
    try (Stream<Path> sources = Files.list(folder)) {
      Bindings bindings =
          bare
              ? new Bindings(Map.of("vanity.sty.ltxml", "1;\n".getBytes(StandardCharsets.US_ASCII)))
              : Bindings.load();
      RenderSettings settings =
          new RenderSettings(
              1, Duration.ofSeconds(timeout), 2L << 30, SandboxMode.AUTO, keep.resolve("probes"));
      Renderer renderer = new Renderer(settings, bindings);
      System.out.println(renderer.readiness());
      System.out.println();
      System.out.println(
          "| source | outcome | s | MB | status | warnings | errors | formulas | figures | undefined,"
              + " missing |");
      System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|---|");
      for (Path source : sources.sorted().toList()) {
        String name = source.getFileName().toString();
        if (Files.isRegularFile(source)
            && name.matches(".*\\.(gz|tar|tex)")
            && name.matches(".*(" + only + ").*")) {
          render(renderer, source);
        }
      }
      sum();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void render(Renderer renderer, Path source) throws IOException, InterruptedException {
    String name = source.getFileName().toString();
    Measured measured = Measured.render(renderer, source, keep.resolve(name));
    rows.add(new Row(name, measured));
    RenderReport report = measured.result().report();
    System.out.printf(
        Locale.ROOT,
        "| %s | %s %s| %.1f | %d | %d | %d | %d | %d | %d | %s |%n",
        name.replaceFirst("\\.(tar\\.gz|gz|tar|tex)$", ""),
        measured.result().getClass().getSimpleName(),
        measured.reason().isEmpty() ? "" : measured.reason() + " ",
        measured.seconds(),
        measured.memory() >> 20,
        report.status(),
        report.warnings(),
        report.errors(),
        report.formulas(),
        report.figures(),
        String.join(
            " ",
            Stream.concat(report.undefinedMacros().stream(), report.missingPackages().stream())
                .map(each -> "`" + each + "`")
                .toList()));
  }

  private void sum() {
    System.out.printf(
        Locale.ROOT,
        "%n%d sources: %d documents, %d of them without an error; %.1f s median, %.1f s worst;"
            + " %.0f MB median, %.0f MB worst%n",
        rows.size(),
        rows.stream().filter(row -> row.measured().document() != null).count(),
        rows.stream()
            .filter(row -> row.measured().document() != null)
            .filter(row -> row.measured().result().report().errors() == 0)
            .count(),
        median(rows.stream().mapToDouble(row -> row.measured().seconds())),
        rows.stream().mapToDouble(row -> row.measured().seconds()).max().orElse(0),
        median(rows.stream().mapToDouble(row -> row.measured().memory() >> 20)),
        rows.stream().mapToDouble(row -> row.measured().memory() >> 20).max().orElse(0));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
