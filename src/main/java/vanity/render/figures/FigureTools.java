package vanity.render.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.work.RenderFolder;

/**
 * The programs that make a picture fit for a page, each run in the sandbox: a figure is as hostile
 * as the rest of a paper.
 */
final class FigureTools {
  /** A drawing of more is a plot of a hundred thousand points, which only slows the reader. */
  private static final long SVG_LIMIT = 300_000;

  /** Twice the column, for dense screens. */
  private static final int WIDTH = 1600;

  private static final Duration EACH = Duration.ofSeconds(15);

  private final SandboxedFolder tools;
  private final RenderFolder folder;
  private final long end;

  /**
   * @param time for all figures together
   */
  FigureTools(SandboxedFolder tools, Duration time) {
    this.tools = tools;
    this.folder = tools.folder();
    this.end = System.nanoTime() + time.toNanos();
  }

  boolean hasTime() {
    return System.nanoTime() < end;
  }

  /** The first page of a PDF as SVG, or as PNG where the SVG would be heavy. */
  Optional<Path> fromPdf(Path pdf) throws IOException, InterruptedException {
    return fromPdf(pdf, 1);
  }

  Optional<Path> fromPdf(Path pdf, int number) throws IOException, InterruptedException {
    String page = Integer.toString(number);
    Path svg = folder.out().resolve("figure.svg");
    if (run("pdftocairo", "-svg", "-f", page, "-l", page, seen(pdf), seen(svg))
        && isSome(svg)
        && Files.size(svg) <= SVG_LIMIT) {
      return Optional.of(svg);
    }
    Path png = folder.out().resolve("figure.png");
    String stem = seen(folder.out().resolve("figure"));
    boolean done =
        run(
            "pdftocairo",
            "-png",
            "-singlefile",
            "-cropbox",
            "-f",
            page,
            "-l",
            page,
            "-scale-to-x",
            Integer.toString(WIDTH),
            "-scale-to-y",
            "-1",
            seen(pdf),
            stem);
    return done && isSome(png) ? Optional.of(png) : Optional.empty();
  }

  /** PostScript, by way of PDF. */
  Optional<Path> fromPostScript(Path ps) throws IOException, InterruptedException {
    Path pdf = folder.out().resolve("figure.pdf");
    boolean done =
        run(
            "gs",
            "-q",
            "-dSAFER",
            "-dBATCH",
            "-dNOPAUSE",
            "-dEPSCrop",
            "-dLastPage=1",
            "-sDEVICE=pdfwrite",
            "-sOutputFile=" + seen(pdf),
            seen(ps));
    return done && isSome(pdf) ? fromPdf(pdf) : Optional.empty();
  }

  /** Any bitmap that ImageMagick knows, no larger than a page needs. */
  Optional<Path> fromBitmap(Path bitmap, String extension)
      throws IOException, InterruptedException {
    Path made = folder.out().resolve("figure." + extension);
    // The format is named, so that ImageMagick does not take the file for a script of its own.
    boolean done =
        run(
            "convert",
            seen(bitmap) + "[0]",
            "-auto-orient",
            "-colorspace",
            "sRGB",
            "-resize",
            WIDTH + "x" + 2 * WIDTH + ">",
            "-strip",
            "-define",
            "png:exclude-chunks=date,time",
            extension + ":" + seen(made));
    return done && isSome(made) ? Optional.of(made) : Optional.empty();
  }

  private String seen(Path path) {
    return tools.seen(path);
  }

  private static boolean isSome(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0;
  }

  private boolean run(String... command) throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    Duration time = left.compareTo(EACH) < 0 ? left : EACH;
    return tools.run(List.of(command), folder.paper(), time).isWell();
  }
}
