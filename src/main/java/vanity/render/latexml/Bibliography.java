package vanity.render.latexml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.MainTexFile;
import vanity.render.source.SourceTree;
import vanity.render.work.RenderFolder;
import vanity.render.work.RenderLog;

/**
 * Sees to it that the references lie beside the paper as TeX prints them, in {@code main.bbl}.
 * Since late 2025 a source on arXiv may hold only the .bib; then BibTeX itself makes them, in a
 * second, in the author's own style and with the numbers of the PDF. LaTeXML's own reading of a
 * .bib, which takes minutes and may fail, is left for where BibTeX fails.
 */
public final class Bibliography {
  private static final Pattern DATA =
      Pattern.compile(
          "\\\\(?:bibliography|addbibresource)\\s*(?:\\[[^\\]]*\\])?\\s*\\{([^{}]+)\\}");
  private static final Pattern STYLE = Pattern.compile("\\\\bibliographystyle\\s*\\{([^{}]+)\\}");
  private static final Pattern BIBLATEX =
      Pattern.compile("\\\\usepackage\\s*(\\[[^\\]]*\\])?\\s*\\{biblatex\\}");
  private static final Pattern NATBIB =
      Pattern.compile(
          "\\\\(?:usepackage|RequirePackage)\\s*(?:\\[[^\\]]*\\])?\\s*\\{[^{}]*\\bnatbib\\b");
  private static final Pattern CLASS =
      Pattern.compile("\\\\documentclass\\s*(?:\\[[^\\]]*\\])?\\s*\\{([^{}]+)\\}");
  private static final Pattern INPUT =
      Pattern.compile("\\\\(?:input|include|subfile)\\s*\\{?\\s*([^\\s{}\\\\]+)\\s*\\}?");
  private static final Pattern GROUP =
      Pattern.compile(
          "(\\\\[a-zA-Z]*[cC]ite[a-zA-Z]*\\*?\\s*(?:\\[[^\\]]*\\]\\s*){0,2})?\\{([^{}\\\\]+)\\}");
  private static final Pattern ENTRY = Pattern.compile("@\\s*\\w+\\s*[{(]\\s*([^,\\s]+)\\s*,");

  /** Classes that choose the style by themselves. */
  private static final Map<String, String> STYLE_OF_CLASS =
      Map.of(
          "revtex4", "apsrev",
          "revtex4-1", "apsrev4-1",
          "revtex4-2", "apsrev4-2",
          "achemso", "achemso",
          "acmart", "ACM-Reference-Format",
          "IEEEtran", "IEEEtran");

  /** Files within files within files. */
  private static final int DEPTH = 10;

  private final SandboxedFolder tools;
  private final RenderFolder folder;
  private final SourceTree tree;
  private final Path main;
  private final RenderLog log;

  public Bibliography(SandboxedFolder tools, SourceTree tree, Path main, RenderLog log) {
    this.tools = tools;
    this.folder = tools.folder();
    this.tree = tree;
    this.main = main;
    this.log = log;
  }

  public void prepare() throws IOException, InterruptedException {
    Path printed = MainTexFile.sibling(main, ".bbl");
    Optional<Path> found = tree.files().contains(printed) ? Optional.of(printed) : onlyBbl();
    if (found.isPresent()) {
      String text = tree.read(found.get());
      Files.writeString(
          folder.paper().resolve(printed),
          BiblatexBbl.isOne(text) ? BiblatexBbl.toLatex(text) : text,
          StandardCharsets.ISO_8859_1);
      return;
    }
    String text = MainTexFile.withoutComments(whole(main, DEPTH));
    List<Path> data = data(text);
    if (!data.isEmpty()) {
      bibtex(text, data).ifPresent(made -> log.add("References made by BibTeX"));
    }
  }

  /** Of another name, such as that of the journal's file, but the only one beside the paper. */
  private Optional<Path> onlyBbl() {
    List<Path> found =
        tree.files().stream()
            .filter(file -> SourceTree.extension(file).equals("bbl"))
            .filter(file -> file.resolveSibling("x").equals(main.resolveSibling("x")))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** A file with what it inputs in its place. */
  private String whole(Path file, int depth) throws IOException {
    Matcher matcher = INPUT.matcher(MainTexFile.withoutComments(tree.read(file)));
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String inner = "";
      for (Path each : candidates(name)) {
        if (depth > 0 && inner.isEmpty() && !each.equals(file) && tree.files().contains(each)) {
          inner = whole(each, depth - 1);
        }
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(inner));
      if (text.length() > SourceTree.TEXT_LIMIT) {
        return text.toString();
      }
    }
    return matcher.appendTail(text).toString();
  }

  /** Where TeX looks for a file: beside the main file, and from the top. */
  private List<Path> candidates(String name) {
    return Stream.of(name, name + ".tex")
        .flatMap(
            each -> Stream.of(main.resolveSibling(each).normalize(), Path.of(each).normalize()))
        .toList();
  }

  private List<Path> data(String text) {
    List<Path> data = new ArrayList<>();
    Matcher matcher = DATA.matcher(text);
    while (matcher.find()) {
      for (String name : matcher.group(1).split(",")) {
        String file = name.strip().replaceFirst("\\.bib$", "") + ".bib";
        Stream.of(main.resolveSibling(file).normalize(), Path.of(file).normalize())
            .filter(tree.files()::contains)
            .findFirst()
            .ifPresent(data::add);
      }
    }
    return data;
  }

  private Optional<Path> bibtex(String text, List<Path> data)
      throws IOException, InterruptedException {
    List<String> cited = cited(text, data);
    String style = style(text);
    if (cited.isEmpty()) {
      return Optional.empty();
    }
    String names =
        data.stream()
            .map(file -> file.toString().replaceFirst("\\.bib$", ""))
            .collect(Collectors.joining(","));
    if (BIBLATEX.matcher(text).find()) {
      for (Path file : data) {
        Files.writeString(
            folder.paper().resolve(file),
            BiblatexBib.toBibtex(tree.read(file)),
            StandardCharsets.ISO_8859_1);
      }
    }
    Files.writeString(
        folder.out().resolve("references.aux"),
        "\\relax\n"
            + cited.stream().map(key -> "\\citation{" + key + "}\n").collect(Collectors.joining())
            + "\\bibstyle{"
            + style
            + "}\n\\bibdata{"
            + names
            + "}\n",
        StandardCharsets.ISO_8859_1);
    String paper = tools.seen(folder.paper());
    String beside = tools.seen(folder.paper().resolve(main).resolveSibling(".").normalize());
    String path = "=" + beside + ":" + paper + ":";
    tools.run(
        List.of("env", "BIBINPUTS" + path, "BSTINPUTS" + path, "bibtex", "-terse", "references"),
        folder.out(),
        Duration.ofSeconds(30));
    Path made = folder.out().resolve("references.bbl");
    if (!Files.isRegularFile(made)
        || !Files.readString(made, StandardCharsets.ISO_8859_1).contains("\\bibitem")) {
      log.add("BibTeX made no references in the style " + style + ": LaTeXML reads the .bib");
      return Optional.empty();
    }
    Path printed = folder.paper().resolve(MainTexFile.sibling(main, ".bbl"));
    return Optional.of(Files.move(made, printed, StandardCopyOption.REPLACE_EXISTING));
  }

  /**
   * What the text cites, in its order. A command of the author's own may cite too: so any group
   * counts that holds nothing but keys.
   */
  private List<String> cited(String text, List<Path> data) throws IOException {
    Set<String> known = new LinkedHashSet<>();
    for (Path file : data) {
      Matcher entry = ENTRY.matcher(tree.read(file));
      while (entry.find()) {
        known.add(entry.group(1));
      }
    }
    Set<String> lower =
        known.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Set<String> cited = new LinkedHashSet<>();
    Matcher group = GROUP.matcher(text);
    while (group.find()) {
      List<String> keys = Stream.of(group.group(2).split(",")).map(String::strip).toList();
      boolean isCommand = group.group(1) != null;
      if (isCommand && keys.contains("*")) {
        cited.add("*");
      }
      boolean areKeys = keys.stream().allMatch(key -> lower.contains(key.toLowerCase(Locale.ROOT)));
      boolean lookLikeKeys =
          keys.stream().allMatch(key -> key.matches(".*\\d.*") && key.length() > 4);
      if (isCommand) {
        keys.stream()
            .filter(key -> lower.contains(key.toLowerCase(Locale.ROOT)))
            .forEach(cited::add);
      } else if (areKeys && lookLikeKeys) {
        cited.addAll(keys);
      }
    }
    return List.copyOf(cited);
  }

  private String style(String text) throws IOException {
    Matcher biblatex = BIBLATEX.matcher(text);
    if (biblatex.find()) {
      String options = biblatex.group(1);
      return options != null && options.contains("authoryear") ? "plainnat" : "unsrtnat";
    }
    Matcher style = STYLE.matcher(text);
    if (style.find()) {
      return style.group(1).strip();
    }
    Matcher documentClass = CLASS.matcher(text);
    String ofClass =
        documentClass.find() ? STYLE_OF_CLASS.get(documentClass.group(1).strip()) : null;
    return ofClass == null ? styleOfPackages(text) : ofClass;
  }

  /** Conferences' own packages choose it; natbib needs one that tells authors and years. */
  private String styleOfPackages(String text) throws IOException {
    boolean hasAuthorsAndYears = NATBIB.matcher(text).find();
    for (Path file : tree.files()) {
      if (SourceTree.extension(file).matches("sty|cls")) {
        String own = MainTexFile.withoutComments(tree.read(file));
        hasAuthorsAndYears |= NATBIB.matcher(own).find();
        Matcher style = STYLE.matcher(own);
        if (style.find() && tree.files().contains(Path.of(style.group(1).strip() + ".bst"))) {
          return style.group(1).strip();
        }
      }
    }
    return hasAuthorsAndYears ? "plainnat" : "plain";
  }
}
