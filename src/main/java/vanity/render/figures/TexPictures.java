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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** Commands that draw: how many arguments each takes, after any in brackets. */
  private static final Map<String, Integer> GROUPS = Map.of("dynkin", 2, "chemfig", 1);

  /** Environments that show what is in them as it is written. */
  private static final String CODE = "verbatim\\*?|lstlisting|minted|comment|filecontents\\*?";

  private static final Pattern NOT_DRAWN = Pattern.compile(CODE);

  /** What draws, and what may hold that as an example. */
  private static final Pattern BEGIN =
      Pattern.compile(
          "\\\\begin\\s*\\{(?<environment>tikzpicture|tikzcd|forest|circuitikz|dynkinDiagram|pgfpicture"
              + "|dependency|quantikz|"
              + CODE
              + ")\\}|\\\\(?<command>"
              + String.join("|", GROUPS.keySet())
              + ")(?![A-Za-z@])\\*?");

  private static final Pattern DOCUMENT = Pattern.compile("\\\\begin\\s*\\{document\\}");

  /** What only the whole paper can resolve, or what stands for a macro's argument. */
  private static final Pattern NOT_ALONE =
      Pattern.compile("\\\\(?:\\w*ref|\\w*cite\\w*|label|footnote|caption|gls)\\b|(?<!\\\\)#[1-9]");

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
      """;

  private final SandboxedFolder sandboxed;
  private final RenderFolder folder;
  private final Duration time;
  private final FigureTools tools;
  private final RenderLog log;

  /**
   * @param time for the run of TeX, and once more for what is made of its pages
   */
  public TexPictures(SandboxedFolder sandboxed, Duration time, RenderLog log) {
    this.sandboxed = sandboxed;
    this.folder = sandboxed.folder();
    this.time = time;
    this.log = log;
    this.tools = new FigureTools(sandboxed, time);
  }

  /** One of them in a file. */
  private record Picture(Path file, int start, int end, String environment, String tex) {}

  public void set(SourceTree tree, Path main) throws IOException, InterruptedException {
    Matcher begin = DOCUMENT.matcher(tree.read(main));
    if (!begin.find()) {
      return;
    }
    String preamble = tree.read(main).substring(0, begin.start());
    List<Picture> pictures = new ArrayList<>();
    for (Path file : tree.tex()) {
      String text = tree.read(file);
      pictures.addAll(pictures(file, text, file.equals(main) ? begin.start() : 0));
    }
    List<String> drawings = pictures.stream().map(Picture::tex).distinct().toList();
    if (drawings.isEmpty() || drawings.size() > MOST) {
      return;
    }
    Map<Integer, Integer> pages = typeset(preamble, drawings, main);
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
    replace(tree, pictures, names);
    log.add(names.size() + " of " + drawings.size() + " drawings set by TeX");
  }

  /** Those in a text, the outermost only, that can stand alone. */
  private static List<Picture> pictures(Path file, String text, int from) {
    List<Picture> pictures = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    int at = from;
    while (begin.find(at)) {
      String command = begin.group("command");
      String environment = command == null ? begin.group("environment") : command;
      int end =
          command == null
              ? end(text, environment, begin.end())
              : TexGroups.end(text, begin.end(), Objects.requireNonNull(GROUPS.get(command)));
      at = begin.end();
      if (end > 0 && !isCommented(text, begin.start())) {
        at = end;
        String tex = text.substring(begin.start(), end);
        if (!NOT_DRAWN.matcher(environment).matches() && !NOT_ALONE.matcher(tex).find()) {
          pictures.add(new Picture(file, begin.start(), end, environment, tex));
        }
      }
    }
    return pictures;
  }

  /** After the end of an environment that began before; -1 if it does not end. */
  private static int end(String text, String environment, int from) {
    Matcher edge =
        Pattern.compile("\\\\(begin|end)\\s*\\{" + Pattern.quote(environment) + "\\}")
            .matcher(text);
    int depth = 1;
    int at = from;
    while (edge.find(at)) {
      depth += edge.group(1).equals("begin") ? 1 : -1;
      at = edge.end();
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isCommented(String text, int at) {
    String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
    return before.matches("(?s).*(?<!\\\\)%.*");
  }

  /**
   * Sets all of them in one run.
   *
   * @return numbers of the drawings that were set without an error, and their pages
   */
  private Map<Integer, Integer> typeset(String preamble, List<String> drawings, Path main)
      throws IOException, InterruptedException {
    StringBuilder tex = new StringBuilder(BEFORE_PREAMBLE).append(preamble).append(AFTER_PREAMBLE);
    for (int i = 0; i < drawings.size(); i++) {
      tex.append("\\typeout{VANITY-BEGIN ").append(i).append("}\n\\setbox\\vanitybox\\hbox{");
      tex.append(drawings.get(i)).append("}\\vanityship\n");
      tex.append("\\typeout{VANITY-DONE ").append(i).append("}\n");
    }
    tex.append("\\end{document}\n");
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
    boolean done = Files.isRegularFile(folder.out().resolve(JOB + ".pdf")) && Files.exists(log);
    return done ? pages(Files.readString(log, StandardCharsets.ISO_8859_1)) : Map.of();
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

  private void replace(SourceTree tree, List<Picture> pictures, Map<String, String> names)
      throws IOException {
    for (Path file : tree.tex()) {
      StringBuilder text = new StringBuilder(tree.read(file));
      List<Picture> here =
          pictures.stream()
              .filter(each -> each.file().equals(file) && names.containsKey(each.tex()))
              .toList();
      for (Picture picture : here.reversed()) {
        String alt = picture.environment().equals("tikzcd") ? "Commutative diagram" : "Drawing";
        text.replace(
            picture.start(),
            picture.end(),
            "\\includegraphics[alt={" + alt + "}]{" + names.get(picture.tex()) + "}");
      }
      if (!here.isEmpty()) {
        Files.writeString(folder.paper().resolve(file), text, StandardCharsets.ISO_8859_1);
      }
    }
  }
}
