package vanity.render.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.SourceTree;
import vanity.render.work.RenderFolder;
import vanity.render.work.RenderLog;

/**
 * Pictures drawn in TeX, such as TikZ: set by TeX itself, each on a page of its own, and put in
 * their places as SVG. LaTeXML draws TikZ too, but slowly, with gaps and without most libraries; it
 * is left with what TeX could not set and with pictures that hold references.
 */
public final class TexPictures {
  private static final Pattern DOCUMENT = Pattern.compile("\\\\begin\\s*\\{document\\}");

  private static final Pattern MARK = Pattern.compile("VANITY-(BEGIN|DONE) (\\d+)");

  private static final int MOST = 600;
  private static final String JOB = "vanity-pictures";

  /** A package that is not here is done without: it may be a font, or nothing to do with them. */
  private static final String BEFORE_PREAMBLE =
      """
      \\makeatletter\\def\\@missingfileerror#1#2{\\typeout{No #1.#2}}\\makeatother
      """;

  /** A box of its own, shipped on a sheet of its size: no class has a say in that. */
  private static final String AFTER_PREAMBLE =
      """

      \\expandafter\\ifx\\csname tikzexternaldisable\\endcsname\\relax\\else\\tikzexternaldisable\\fi
      \\newbox\\vanitybox
      \\long\\def\\vanityship{\\pdfhorigin=1pt \\pdfvorigin=1pt \\hoffset=0pt \\voffset=0pt
        \\pdfpagewidth=\\dimexpr\\wd\\vanitybox+2pt\\relax
        \\pdfpageheight=\\dimexpr\\ht\\vanitybox+\\dp\\vanitybox+2pt\\relax
        \\shipout\\box\\vanitybox}
      \\begin{document}
      \\expandafter\\let\\expandafter\\vanityend\\csname @@end\\endcsname
      \\let\\center\\relax\\let\\endcenter\\relax
      """;

  private final SandboxedFolder sandboxed;
  private final RenderFolder folder;
  private final Duration time;
  private final RenderLog log;

  /**
   * @param time for the run of TeX, and once more for what is made of its pages
   */
  public TexPictures(SandboxedFolder sandboxed, Duration time, RenderLog log) {
    this.sandboxed = sandboxed;
    this.folder = sandboxed.folder();
    this.time = time;
    this.log = log;
  }

  public void set(SourceTree tree, Path main) throws IOException, InterruptedException {
    Matcher begin = DOCUMENT.matcher(tree.read(main));
    if (!begin.find()) {
      return;
    }
    String preamble = tree.read(main).substring(0, begin.start());
    TexDrawings finder = new TexDrawings(texts(tree));
    List<TexDrawings.Drawing> places = new ArrayList<>();
    for (Path file : tree.tex()) {
      places.addAll(finder.in(file, tree.read(file), file.equals(main) ? begin.start() : 0));
    }
    List<String> drawings = places.stream().map(TexDrawings.Drawing::tex).distinct().toList();
    if (drawings.isEmpty() || drawings.size() > MOST) {
      return;
    }
    Map<Integer, Integer> pages = typeset(preamble, drawings, main);
    FigureTools tools = new FigureTools(sandboxed, time);
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<Integer, Integer> each : pages.entrySet()) {
      Optional<Path> made =
          tools.hasTime()
              ? tools.fromPdf(folder.out().resolve(JOB + ".pdf"), each.getValue())
              : Optional.empty();
      if (made.isPresent()) {
        String name = "vanity-picture-" + each.getKey();
        Files.move(
            made.get(),
            folder
                .paper()
                .resolve(main)
                .resolveSibling(name + "." + SourceTree.extension(made.get())),
            StandardCopyOption.REPLACE_EXISTING);
        names.put(drawings.get(each.getKey()), name);
      }
    }
    replace(tree, places, names);
    log.add(names.size() + " of " + drawings.size() + " drawings set by TeX");
  }

  private static List<String> texts(SourceTree tree) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : tree.files()) {
      if (SourceTree.isText(file)) {
        texts.add(tree.read(file));
      }
    }
    return texts;
  }

  /**
   * Sets them. One at which TeX breaks off, or that never ends, costs all of its run: those before
   * it are set once more.
   *
   * @return numbers of the drawings that were set without an error, and their pages
   */
  private Map<Integer, Integer> typeset(String preamble, List<String> drawings, Path main)
      throws IOException, InterruptedException {
    Path made = folder.out().resolve(JOB + ".pdf");
    Files.deleteIfExists(made);
    Map<Integer, Integer> pages =
        run(preamble, drawings, main, IntStream.range(0, drawings.size()).boxed().toList());
    if (!Files.isRegularFile(made) && !pages.isEmpty()) {
      pages = run(preamble, drawings, main, List.copyOf(pages.keySet()));
    }
    return Files.isRegularFile(made) ? pages : Map.of();
  }

  /** Sets those with these numbers in one run. */
  private Map<Integer, Integer> run(
      String preamble, List<String> drawings, Path main, List<Integer> numbers)
      throws IOException, InterruptedException {
    StringBuilder tex = new StringBuilder(BEFORE_PREAMBLE).append(preamble).append(AFTER_PREAMBLE);
    for (int i : numbers) {
      tex.append("\\ifnum\\pdfelapsedtime>").append(lastStart()).append(" \\vanityend\\fi\n");
      tex.append("\\typeout{VANITY-BEGIN ").append(i).append("}\n\\setbox\\vanitybox\\hbox{");
      tex.append(drawings.get(i)).append("}\\vanityship\n");
      tex.append("\\typeout{VANITY-DONE ").append(i).append("}\n");
    }
    tex.append("\\vanityend\n");
    Path source = folder.paper().resolve(main).resolveSibling(JOB + ".tex");
    Files.writeString(source, tex, StandardCharsets.ISO_8859_1);
    sandboxed.run(
        List.of(
            "pdflatex",
            "-interaction=nonstopmode",
            "-no-shell-escape",
            "-output-directory=" + sandboxed.seen(folder.out()),
            JOB + ".tex"),
        source.resolveSibling(".").normalize(),
        time);
    Files.delete(source);
    Path log = folder.out().resolve(JOB + ".log");
    return Files.exists(log) ? pages(Files.readString(log, StandardCharsets.ISO_8859_1)) : Map.of();
  }

  /** When TeX begins no further one, so that it can end by itself: in its unit, 1/65536 s. */
  private long lastStart() {
    return Math.min(time.toMillis() * 65536 * 3 / 4 / 1000, Integer.MAX_VALUE - 1);
  }

  /** TeX's log: which pictures were begun and shipped, and had no line that begins with "!". */
  public static Map<Integer, Integer> pages(String log) {
    Map<Integer, Integer> pages = new LinkedHashMap<>();
    TreeSet<Integer> wrong = new TreeSet<>();
    int current = -1;
    int page = 0;
    for (String line : log.split("\n")) {
      Matcher mark = MARK.matcher(line);
      if (mark.lookingAt()) {
        current = Integer.parseInt(mark.group(2));
        if (mark.group(1).equals("DONE")) {
          pages.put(current, ++page);
        }
      } else if (line.startsWith("! ")) {
        wrong.add(current);
      }
    }
    pages.keySet().removeAll(wrong);
    return pages;
  }

  private void replace(
      SourceTree tree, List<TexDrawings.Drawing> drawings, Map<String, String> names)
      throws IOException {
    for (Path file : tree.tex()) {
      StringBuilder text = new StringBuilder(tree.read(file));
      List<TexDrawings.Drawing> here =
          drawings.stream()
              .filter(each -> each.file().equals(file) && names.containsKey(each.tex()))
              .toList();
      for (TexDrawings.Drawing drawing : here.reversed()) {
        String alt = drawing.environment().equals("tikzcd") ? "Commutative diagram" : "Drawing";
        text.replace(
            drawing.start(),
            drawing.end(),
            "\\includegraphics[alt={" + alt + "}]{" + names.get(drawing.tex()) + "}");
      }
      if (!here.isEmpty()) {
        Files.writeString(folder.paper().resolve(file), text, StandardCharsets.ISO_8859_1);
      }
    }
  }
}
