package vanity.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vanity.render.conversion.RenderSettings;
import vanity.render.conversion.Renderer;
import vanity.render.sandbox.SandboxMode;
import vanity.render.work.FolderContent;

/** Renders sources that attack, and looks at what that did: {@code scripts/hostile}. */
@CommandLine.Command(
    name = "scripts/hostile",
    mixinStandardHelpOptions = true,
    description = {
      "Renders every source of a folder and checks after each that nothing harmful came of it:",
      "no script, handler or foreign address in the document, no canary file, no process and no"
          + " file left, time, memory and disk bounded."
    })
final class HostileRun implements Runnable {
  /** Beyond the memory limit, what is seen between two looks. */
  private static final long SLACK = 512L << 20;

  private static final long DISK = 2L << 30;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Holds sources and INDEX.tsv, which says what is expected of each.")
  Path folder;

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "Of LaTeXML; 60.")
  int timeout = 60;

  @Option(names = "--only", paramLabel = "REGEX", description = "Sources with such a name.")
  String only = "";

  private int bad;

  public static void main(String[] args) {
    HostileRun run = new HostileRun();
    int status = new CommandLine(run).execute(args);
    System.exit(status != 0 ? status : run.bad == 0 ? 0 : 1);
  }

  @Override
  public void run() {
    try {
      Path work = Files.createTempDirectory("vanity-hostile-");
      long memory = 1L << 30;
      Renderer renderer =
          new Renderer(
              new RenderSettings(
                  1,
                  Duration.ofSeconds(timeout),
                  memory,
                  SandboxMode.AUTO,
                  work.resolve("probes")));
      System.out.println(renderer.readiness());
      for (Map.Entry<String, String> each : expected().entrySet()) {
        if (each.getKey().matches(".*(" + only + ").*")) {
          attack(renderer, folder.resolve(each.getKey()), each.getValue(), work, memory);
        }
      }
      Path honest =
          Files.writeString(
              work.resolve("honest.tex"),
              "\\documentclass{article}\\begin{document}Still here.\\end{document}");
      Measured last = Measured.render(renderer, honest, work.resolve("render"));
      check(last.document() != null, "an honest paper still renders: " + last.result());
      FolderContent.delete(work);
      System.out.println(bad == 0 ? "nothing harmful" : bad + " to look at");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> expected() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("INDEX.tsv"))) {
      String[] columns = line.split("\t");
      if (columns.length > 1 && Files.isRegularFile(folder.resolve(columns[0]))) {
        expected.put(columns[0], columns[1].replaceFirst("^HOSTILE\\. ", ""));
      }
    }
    return expected;
  }

  private void attack(Renderer renderer, Path source, String expected, Path work, long memory)
      throws IOException, InterruptedException {
    Path render = work.resolve("render");
    Measured measured = Measured.render(renderer, source, render);
    List<String> found = new ArrayList<>();
    if (measured.document() != null) {
      found.addAll(Harm.in(measured.document()));
    }
    found.addAll(canaries());
    FolderContent.delete(render);
    try (Stream<Path> left = Files.list(work)) {
      left.map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("probes"))
          .forEach(name -> found.add("left in the work folder: " + name));
    }
    ProcessHandle.current()
        .descendants()
        .forEach(each -> found.add("still running: " + each.info()));
    System.out.printf(
        Locale.ROOT,
        "%-44s %-11s %6.1f s %5d MB %5d MB disk  %s%n    expected: %s%n",
        source.getFileName(),
        measured.result().getClass().getSimpleName(),
        measured.seconds(),
        measured.memory() >> 20,
        measured.disk() >> 20,
        measured.reason(),
        expected);
    measured
        .result()
        .report()
        .log()
        .lines()
        .filter(line -> !line.equals(measured.reason()))
        .limit(3)
        .forEach(line ->
            System.out.println("    log: " + line.substring(0, Math.min(150, line.length()))));
    check(found.isEmpty(), found.toString());
    check(measured.seconds() < 2.5 * timeout + 30, "it took too long");
    check(measured.memory() < memory + SLACK, "it took too much memory");
    check(measured.disk() < DISK, "it took too much disk");
    check(
        measured.document() != null || !measured.result().report().log().isBlank(),
        "the log says nothing");
  }

  private static List<String> canaries() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
      files
          .map(Path::toString)
          .filter(name -> name.matches("/tmp/(vanity-canary|pwned).*"))
          .forEach(found::add);
    }
    return found;
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      bad++;
      System.out.println("    !! " + problem);
    }
  }
}
