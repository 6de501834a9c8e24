package vanity.render.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vanity.render.work.RenderLog;

/**
 * Which of a submission's files is the paper: what its authors told arXiv, else by the names and
 * commands that tell a paper from its parts.
 */
public final class MainTexFile {
  /** The choice. */
  public sealed interface Choice {
    /** This file, relative to the submission's folder. */
    record Chosen(Path file) implements Choice {}

    /** There is none; the reason is one sentence for readers. */
    record None(String reason) implements Choice {}
  }

  /** What arXiv's own system prefers, in this order. */
  private static final List<String> USUAL_NAMES =
      List.of("ms.tex", "main.tex", "paper.tex", "article.tex");

  private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)((?:\\\\\\\\)*)%.*$");
  private static final Pattern CLASS =
      Pattern.compile("\\\\document(class|style)\\s*(\\[[^\\]]*\\])?\\s*\\{\\s*([\\w./-]*)");
  private static final Pattern BEGIN = Pattern.compile("\\\\begin\\s*\\{document\\}");
  private static final Pattern PLAIN_END =
      Pattern.compile("\\\\(bye|end|enddocument|endpaper|vfill\\s*\\\\end)\\b(?!\\s*\\{)");
  private static final Pattern INPUT =
      Pattern.compile(
          "\\\\(?:input|include|subfile|import\\s*\\{[^}]*\\})\\s*\\{?\\s*\"?([^\\s{}\"\\\\]+)");

  /** A file of these classes is one picture or one part of a paper. */
  private static final Set<String> CLASSES_OF_PARTS = Set.of("standalone", "subfiles", "beamer");

  private static final Pattern NAMES_OF_EXTRAS =
      Pattern.compile(
          "(supp.*|si|sm|esm|appendi.*|respon.*|rebuttal.*|reply.*|cover.*|letter.*|highlights.*"
              + "|template.*|sample.*|example.*|readme.*|.*[-_ ](supp\\w*|si|sm|appendix))\\.\\w+");

  private final SourceTree tree;
  private final RenderLog log;
  private final Map<Path, String> texts = new LinkedHashMap<>();

  private MainTexFile(SourceTree tree, RenderLog log) throws IOException {
    this.tree = tree;
    this.log = log;
    for (Path file : tree.tex()) {
      String text = withoutComments(tree.read(file));
      if (!text.isBlank()) {
        texts.put(file, text);
      }
    }
  }

  public static String withoutComments(String tex) {
    return COMMENT.matcher(tex).replaceAll("$1");
  }

  public static Choice of(SourceTree tree, RenderLog log) throws IOException {
    return new MainTexFile(tree, log).choose();
  }

  /** A file that an operator named. */
  public static Choice named(String name, SourceTree tree) {
    return tree.files().stream()
        .filter(file -> file.toString().equals(name))
        .findFirst()
        .<Choice>map(Choice.Chosen::new)
        .orElseGet(() ->
            new Choice.None(
                "The source has no file " + name + "; it has " + list(tree.tex()) + "."));
  }

  private Choice choose() throws IOException {
    Readme readme = readme();
    texts.keySet().removeAll(readme.ignored);
    for (Path file : readme.toplevel) {
      if (texts.containsKey(file)) {
        return new Choice.Chosen(file);
      }
      log.add("00README names " + file + ", which is not in the source");
    }
    if (texts.isEmpty()) {
      return new Choice.None("The source has no TeX file.");
    }
    List<Path> candidates = new ArrayList<>(texts.keySet());
    if (candidates.size() == 1 && looksLikeTex(candidates.getFirst())) {
      return new Choice.Chosen(candidates.getFirst());
    }
    for (String name : USUAL_NAMES) {
      for (Path file : candidates) {
        if (file.toString().toLowerCase(Locale.ROOT).equals(name) && isWhole(file)) {
          return new Choice.Chosen(file);
        }
      }
    }
    if (candidates.stream().noneMatch(this::isWhole)) {
      return new Choice.None(
          "The source has no main file: none of its TeX files begins a document ("
              + list(candidates)
              + ").");
    }
    Set<Path> inputs = inputs();
    for (Predicate<Path> rule :
        List.<Predicate<Path>>of(
            this::isWhole,
            file -> hasClass(file) || BEGIN.matcher(text(file)).find(),
            this::hasClass,
            file -> !inputs.contains(file),
            file -> BEGIN.matcher(text(file)).find(),
            file -> !CLASSES_OF_PARTS.contains(classOf(file)),
            file -> !NAMES_OF_EXTRAS.matcher(name(file)).matches(),
            file -> depth(file) == candidates.stream().mapToInt(MainTexFile::depth).min().orElse(0),
            file -> USUAL_NAMES.contains(name(file)),
            this::hasBibliography)) {
      List<Path> narrowed = candidates.stream().filter(rule).toList();
      if (narrowed.size() == 1) {
        return new Choice.Chosen(narrowed.getFirst());
      }
      if (!narrowed.isEmpty()) {
        candidates.retainAll(narrowed);
      }
    }
    return new Choice.None(
        "It is not clear which file is the paper: "
            + list(candidates)
            + ". Choose one with --main FILE.");
  }

  private static String list(List<Path> files) {
    String names = files.stream().limit(10).map(Path::toString).collect(Collectors.joining(", "));
    return files.size() > 10 ? names + ", …" : names;
  }

  private String text(Path file) {
    return texts.getOrDefault(file, "");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static int depth(Path file) {
    return file.getNameCount();
  }

  private String classOf(Path file) {
    Matcher matcher = CLASS.matcher(text(file));
    return matcher.find() ? matcher.group(3) : "";
  }

  private boolean hasClass(Path file) {
    return CLASS.matcher(text(file)).find();
  }

  /** Whether TeX could end with this file: a LaTeX document, or plain TeX with an end. */
  private boolean isWhole(Path file) {
    String text = text(file);
    return CLASS.matcher(text).find()
        || BEGIN.matcher(text).find()
        || PLAIN_END.matcher(text).find();
  }

  /** A lone file may do without both: some input a format of their own. */
  private boolean looksLikeTex(Path file) {
    return isWhole(file) || INPUT.matcher(text(file)).find();
  }

  private boolean hasBibliography(Path file) {
    return tree.files().contains(sibling(file, ".bbl"));
  }

  /** The file of the same name with another extension. */
  public static Path sibling(Path file, String extension) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + extension);
  }

  /** What some other file inputs, as paths from the top and from the inputting file. */
  private Set<Path> inputs() {
    Set<Path> inputs = new HashSet<>();
    texts.forEach((file, text) -> {
      Matcher matcher = INPUT.matcher(text);
      while (matcher.find()) {
        String name = matcher.group(1);
        for (Path each : texts.keySet()) {
          if (!each.equals(file) && isNamed(each, name, file)) {
            inputs.add(each);
          }
        }
      }
    });
    return inputs;
  }

  private static boolean isNamed(Path file, String name, Path from) {
    return Stream.of(file.toString(), file.getFileName().toString())
        .anyMatch(each ->
            each.equals(name)
                || each.equals(name + ".tex")
                || from.resolveSibling(name + ".tex").normalize().equals(file));
  }

  /** What the authors told arXiv. */
  private record Readme(List<Path> toplevel, Set<Path> ignored) {
    static Readme empty() {
      return new Readme(new ArrayList<>(), new HashSet<>());
    }

    void add(Path file, String usage) {
      switch (usage) {
        case "toplevel", "toplevelfile" -> toplevel.add(file);
        case "ignore" -> ignored.add(file);
        default -> {}
      }
    }
  }

  /** {@code 00README.json} of today, else {@code 00README.XXX} of before 2025. */
  private Readme readme() throws IOException {
    for (Path file : tree.files()) {
      if (file.toString().equalsIgnoreCase("00readme.json")) {
        return fromJson(tree.read(file));
      }
    }
    for (Path file : tree.files()) {
      if (file.toString().toLowerCase(Locale.ROOT).matches("00readme(\\.xxx|\\.txt)?")) {
        return fromLines(tree.read(file));
      }
    }
    return Readme.empty();
  }

  private Readme fromJson(String text) {
    Readme readme = Readme.empty();
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      for (JsonElement each : json.getAsJsonArray("sources")) {
        JsonObject source = each.getAsJsonObject();
        if (source.has("filename") && source.has("usage")) {
          readme.add(path(source.get("filename").getAsString()), source.get("usage").getAsString());
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      log.add("00README.json cannot be read and is ignored");
    }
    return readme;
  }

  private static Readme fromLines(String text) {
    Readme readme = Readme.empty();
    for (String line : text.split("\\R")) {
      Matcher matcher = Pattern.compile("(\\S.*?)\\s+(toplevelfile|ignore)\\s*").matcher(line);
      if (matcher.matches()) {
        readme.add(path(matcher.group(1)), matcher.group(2));
      }
    }
    return readme;
  }

  private static Path path(String name) {
    return Path.of(name.replace("\0", "")).normalize();
  }
}
