package vanity.render.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.SourceTree;
import vanity.render.work.RenderFolder;
import vanity.render.work.RenderLog;

/**
 * Makes a paper's figures into what a page shows, before LaTeXML looks for them: PDF and PostScript
 * become SVG, or PNG where the drawing is heavy; exotic bitmaps become PNG; huge ones are scaled
 * down.
 *
 * <p>LaTeXML looks for {@code fig.svg} when it reads <code>\includegraphics{fig}</code> and for
 * {@code fig.pdf.svg} when it reads <code>\includegraphics{fig.pdf}</code>, so both are made; the
 * original is removed, lest LaTeXML convert it once more.
 */
public final class Figures {
  /** What browsers show; in the order of what LaTeXML prefers. */
  private static final List<String> WEB = List.of("svg", "png", "gif", "jpg", "jpeg");

  private static final Set<String> BITMAPS =
      Set.of("bmp", "tif", "tiff", "webp", "pcx", "ppm", "pgm", "jp2", "xbm", "xpm");

  /** What is more is a bomb: no page shows it. */
  private static final long PIXEL_LIMIT = 50_000_000;

  /** What is more is scaled down. */
  private static final int WIDE = 2000;

  private static final int HIGH = 4000;
  private static final long HEAVY = 2_000_000;

  private final FigureTools tools;
  private final RenderFolder folder;
  private final RenderLog log;

  /**
   * @param time for all of them together
   */
  public Figures(SandboxedFolder folder, Duration time, RenderLog log) {
    this.tools = new FigureTools(folder, time);
    this.folder = folder.folder();
    this.log = log;
  }

  /** Converts what the paper names first, the rest while there is time. */
  public void convert(SourceTree tree) throws IOException, InterruptedException {
    String text = text(tree);
    Map<String, List<Path>> groups = new TreeMap<>();
    for (Path file : tree.files()) {
      if (!file.startsWith("anc") && isPicture(file)) {
        groups.computeIfAbsent(stem(file), stem -> new ArrayList<>()).add(file);
      }
    }
    List<String> stems =
        groups.keySet().stream()
            .sorted(Comparator.comparing((String stem) -> !text.contains(lastName(stem))))
            .toList();
    for (String stem : stems) {
      convert(groups.getOrDefault(stem, List.of()), stem);
    }
  }

  private static String text(SourceTree tree) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : tree.tex()) {
      text.append(tree.read(file));
    }
    return text.toString();
  }

  private static String stem(Path file) {
    String name = file.toString();
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
  }

  private static String lastName(String stem) {
    return stem.substring(stem.lastIndexOf('/') + 1);
  }

  private boolean isPicture(Path file) throws IOException {
    String extension = SourceTree.extension(file);
    return WEB.contains(extension) || BITMAPS.contains(extension) || isDrawing(file);
  }

  /** By its bytes: drawings come as .pdf, .eps, .ps, .ai, .epsi, .pstex, .1 … */
  private boolean isDrawing(Path file) throws IOException {
    if (SourceTree.isText(file)) {
      return false;
    }
    String head = head(file);
    return isPdf(head) || isPostScript(head);
  }

  private String head(Path file) throws IOException {
    try (var in = Files.newInputStream(folder.paper().resolve(file))) {
      return new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isPdf(String head) {
    return head.contains("%PDF-");
  }

  private static boolean isPostScript(String head) {
    return head.startsWith("%!") || head.startsWith("\u0004%!") || head.startsWith("ÅÐÓÆ");
  }

  /** Files that differ in their extension alone are one figure. */
  private void convert(List<Path> group, String stem) throws IOException, InterruptedException {
    Optional<Path> web = Optional.empty();
    for (String extension : WEB) {
      for (Path file : group) {
        if (SourceTree.extension(file).equals(extension) && isKept(file) && web.isEmpty()) {
          web = Optional.of(folder.paper().resolve(file));
        }
      }
    }
    List<Path> others =
        group.stream()
            .filter(file -> !WEB.contains(SourceTree.extension(file)))
            .sorted(Comparator.comparing((Path file) -> !file.toString().endsWith(".pdf")))
            .toList();
    if (others.isEmpty()) {
      return;
    }
    Path made = web.orElse(null);
    for (Path file : others) {
      if (made == null) {
        made = place(make(file), stem).orElse(null);
      }
    }
    for (Path file : others) {
      Files.delete(folder.paper().resolve(file));
      if (made != null) {
        String extension = SourceTree.extension(made);
        Files.copy(
            made,
            folder.paper().resolve(file + "." + extension),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Scales a bitmap down in its place where it must be; removes it if it cannot be shown. */
  private boolean isKept(Path file) throws IOException, InterruptedException {
    String extension = SourceTree.extension(file);
    Path path = folder.paper().resolve(file);
    Optional<Pixels> pixels = extension.equals("svg") ? Optional.empty() : Pixels.of(path);
    if (pixels.isEmpty()) {
      return true;
    }
    Pixels size = pixels.get();
    if (size.width() <= 0 || size.height() <= 0 || size.area() > PIXEL_LIMIT) {
      log.add(
          "Figure "
              + file
              + " claims "
              + size.width()
              + " × "
              + size.height()
              + " pixels: too many, it is left out");
      Files.delete(path);
      return false;
    }
    boolean scaled =
        size.width() > WIDE
            || size.height() > HIGH
            || Files.size(path) > HEAVY
            || size.colours() == 4;
    if (scaled && !extension.equals("gif") && hasTime(file)) {
      Optional<Path> smaller = tools.fromBitmap(path, extension.equals("png") ? "png" : "jpg");
      if (smaller.isPresent()) {
        Files.move(smaller.get(), path, StandardCopyOption.REPLACE_EXISTING);
      } else {
        log.add("Figure " + file + " could not be scaled down and is kept as it is");
      }
    }
    return true;
  }

  private boolean hasTime(Path file) {
    if (tools.hasTime()) {
      return true;
    }
    log.add("Figure " + file + " was not converted: there are too many");
    return false;
  }

  private Optional<Path> make(Path file) throws IOException, InterruptedException {
    if (!hasTime(file)) {
      return Optional.empty();
    }
    Path path = folder.paper().resolve(file);
    String head = head(file);
    Optional<Path> made;
    if (isPdf(head) && !isPostScript(head)) {
      made = tools.fromPdf(path);
    } else if (isPostScript(head)) {
      made = tools.fromPostScript(path);
    } else {
      made = tools.fromBitmap(path, "png");
    }
    if (made.isEmpty()) {
      log.add("Figure " + file + " could not be converted");
    }
    return made;
  }

  private Optional<Path> place(Optional<Path> made, String stem) throws IOException {
    if (made.isEmpty()) {
      return made;
    }
    Path target = folder.paper().resolve(stem + "." + SourceTree.extension(made.get()));
    return Optional.of(Files.move(made.get(), target, StandardCopyOption.REPLACE_EXISTING));
  }
}
