package vanity.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import vanity.render.conversion.RenderSettings;
import vanity.render.conversion.Renderer;
import vanity.render.conversion.Rendering;
import vanity.render.document.ReaderDocument;
import vanity.render.document.ReaderHtml;
import vanity.render.figures.Pixels;
import vanity.render.figures.TexPictures;
import vanity.render.latexml.BiblatexBbl;
import vanity.render.latexml.LatexmlLog;
import vanity.render.sandbox.SandboxMode;
import vanity.render.source.MainTexFile;
import vanity.render.source.RefusedSourceException;
import vanity.render.source.SourceArchive;
import vanity.render.source.SourceKind;
import vanity.render.source.SourceLimits;
import vanity.render.source.SourceTree;
import vanity.render.work.FolderContent;
import vanity.render.work.RenderLog;

/** Renders what a seeded generator mutates: {@code scripts/fuzz}. */
@CommandLine.Command(
    name = "scripts/fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Mutates archives, TeX, LaTeXML's HTML and its logs, and takes each through unpacking, the"
          + " choice of the main file, the reading of bibliographies and pictures, and the making"
          + " of the page; one in --real through the whole renderer with LaTeXML.",
      "A crash, a file outside of the work folder, a leftover or a harmful page is told with the"
          + " seed and number that make it again, and the exit status is 1."
    })
final class FuzzRun implements Runnable {
  private static final SourceLimits LIMITS = new SourceLimits(4 << 20, 200, 500, 20, 200);
  private static final Duration SLOW = Duration.ofSeconds(10);

  @Option(names = "--count", description = "How many; 10000.")
  int count = 10_000;

  @Option(names = "--seed", description = "Of the generator; 1.")
  long seed = 1;

  @Option(names = "--from", description = "The number to begin with; 0.")
  int from = 0;

  @Option(
      names = "--real",
      description = "One in this many goes through LaTeXML; 1000, 0 for none.")
  int real = 1000;

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int bad;

  public static void main(String[] args) {
    FuzzRun run = new FuzzRun();
    int status = new CommandLine(run).execute(args);
    System.exit(status != 0 ? status : run.bad == 0 ? 0 : 1);
  }

  @Override
  public void run() {
    try {
      Path work = Files.createTempDirectory("vanity-fuzz-");
      Files.writeString(work.resolve("sentinel"), "untouched");
      Path probes = Files.createTempDirectory("vanity-fuzz-probes-");
      Renderer renderer =
          new Renderer(
              new RenderSettings(
                  1, Duration.ofSeconds(20), 512L << 20, SandboxMode.AUTO, probes, LIMITS));
      long start = System.nanoTime();
      for (int number = from; number < from + count; number++) {
        one(number, renderer, work);
      }
      System.out.printf(
          "%d sources from seed %d in %d s: %s%n",
          count, seed, Duration.ofNanos(System.nanoTime() - start).toSeconds(), outcomes);
      try (Stream<Path> left = Files.list(probes)) {
        left.forEach(path -> tell(from + count - 1, "left behind: " + path));
      }
      System.out.println(bad == 0 ? "no crash, no leftover, no harm" : bad + " to look at");
      FolderContent.delete(work);
      FolderContent.delete(probes);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void one(int number, Renderer renderer, Path work)
      throws IOException, InterruptedException {
    Mutations mutations = new Mutations(new Random(seed * 1_000_003 + number));
    Path source = Files.write(work.resolve("source"), mutations.archive());
    Path folder = Files.createDirectory(work.resolve("render"));
    long start = System.nanoTime();
    try {
      if (real > 0 && number % real == 0) {
        count(renderer.render(source, null, folder, stage -> {}).getClass().getSimpleName());
      } else {
        count(unpacked(source, folder));
        count(page(mutations, folder));
        LatexmlLog.read(
            Files.write(folder.resolve("latexml.log"), mutations.log()), new RenderLog(folder));
        BiblatexBbl.toLatex(mutations.biblatex());
        TexPictures.pages(mutations.text());
      }
    } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError e) {
      tell(number, e.toString());
      e.printStackTrace();
    }
    if (System.nanoTime() - start > SLOW.toNanos() * (real > 0 && number % real == 0 ? 10 : 1)) {
      tell(number, "slow: " + Duration.ofNanos(System.nanoTime() - start));
    }
    FolderContent.delete(folder);
    Files.delete(source);
    check(number, work);
  }

  /** As {@link Rendering} does before it starts a program. */
  private static String unpacked(Path source, Path folder) throws IOException {
    Path paper = Files.createDirectory(folder.resolve("paper"));
    RenderLog log = new RenderLog(folder);
    SourceTree tree;
    try {
      SourceKind kind = new SourceArchive(LIMITS, log).unpack(source, paper);
      tree = SourceTree.of(paper);
      if (kind != SourceKind.TEX || tree.files().isEmpty() || tree.kind() != SourceKind.TEX) {
        return "no TeX";
      }
    } catch (RefusedSourceException e) {
      return "refused";
    }
    tree.normalise();
    for (Path file : tree.files()) {
      Pixels.of(paper.resolve(file));
    }
    return switch (MainTexFile.of(tree, log)) {
      case MainTexFile.Choice.None none -> "no main file";
      case MainTexFile.Choice.Chosen chosen -> "main file";
    };
  }

  private String page(Mutations mutations, Path folder) throws IOException {
    Path html = Files.write(folder.resolve("index.html"), mutations.html());
    Files.writeString(folder.resolve("a.svg"), mutations.svg());
    Files.write(folder.resolve("b.png"), mutations.png());
    ReaderDocument document =
        ReaderHtml.read(html, folder, Files.createDirectory(folder.resolve("files")));
    List<String> harm = new ArrayList<>(Harm.in(document));
    if (!harm.isEmpty()) {
      throw new IllegalStateException("harmful: " + harm);
    }
    return "page";
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private void check(int number, Path work) throws IOException {
    try (Stream<Path> left = Files.list(work)) {
      List<String> names = left.map(path -> path.getFileName().toString()).sorted().toList();
      if (!names.equals(List.of("sentinel"))
          || !Files.readString(work.resolve("sentinel")).equals("untouched")) {
        tell(number, "left behind: " + names);
      }
    }
  }

  private void tell(int number, String problem) {
    bad++;
    System.out.printf("!! --seed %d --from %d --count 1: %s%n", seed, number, problem);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
