package vanity.render.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in a paper's text that draw, the outermost only, where TeX can set them alone. */
final class TexDrawings {
  private static final String ENVIRONMENTS =
      "tikzpicture|tikzcd|forest|circuitikz|dynkinDiagram|pgfpicture|dependency|quantikz";

  /** Environments that show what is in them as it is written. */
  private static final String CODE = "verbatim\\*?|lstlisting|minted|comment|filecontents\\*?";

  private static final Pattern NOT_DRAWN = Pattern.compile(CODE);

  /** What only the whole paper can resolve. */
  private static final Pattern NEEDS_THE_PAPER =
      Pattern.compile("\\\\(?:\\w*ref|\\w*cite\\w*|label|footnote|caption|gls)(?![A-Za-z@])");

  /** What stands for a macro's argument. */
  private static final Pattern PARAMETER = Pattern.compile("(?<!\\\\)#[1-9]");

  private static final Pattern DEFINED =
      Pattern.compile("(?:command|Command|def|let|\\\\csname)\\s*\\*?\\s*\\{?\\s*$");

  private static final int LONGEST_DEFINER = 40;

  /** One of them in a file. */
  record Drawing(Path file, int start, int end, String environment, String tex) {}

  private final Map<String, Integer> commands;
  private final Pattern begin;

  /**
   * @param texts of the paper's files, which may define commands that draw
   */
  TexDrawings(List<String> texts) {
    commands = DrawingCommands.of(ENVIRONMENTS, texts);
    // What draws, and what may hold that as an example.
    begin =
        Pattern.compile(
            "\\\\begin\\s*\\{(?<environment>"
                + ENVIRONMENTS
                + "|"
                + CODE
                + ")\\}|\\\\(?<command>"
                + String.join("|", commands.keySet())
                + ")(?![A-Za-z@])\\*?");
  }

  static boolean needsThePaper(String tex) {
    return NEEDS_THE_PAPER.matcher(tex).find();
  }

  /**
   * @param from where the file's text begins
   */
  List<Drawing> in(Path file, String text, int from) {
    List<Drawing> drawings = new ArrayList<>();
    Matcher found = begin.matcher(text);
    int at = from;
    while (found.find(at)) {
      String command = found.group("command");
      String environment = command == null ? found.group("environment") : command;
      int end =
          command == null
              ? end(text, environment, found.end())
              : TexGroups.end(text, found.end(), Objects.requireNonNull(commands.get(command)));
      at = found.end();
      if (end > 0 && !isCommented(text, found.start()) && !isDefined(text, found.start())) {
        at = end;
        String tex = text.substring(found.start(), end);
        boolean framed = command != null && DrawingCommands.isProse(tex);
        if (!NOT_DRAWN.matcher(environment).matches() && !framed && standsAlone(tex)) {
          drawings.add(new Drawing(file, found.start(), end, environment, tex));
        }
      }
    }
    return drawings;
  }

  private static boolean standsAlone(String tex) {
    return !needsThePaper(tex) && !PARAMETER.matcher(tex).find();
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

  /** Whether it is given its meaning here, and not used. */
  private static boolean isDefined(String text, int at) {
    return DEFINED.matcher(text.substring(Math.max(0, at - LONGEST_DEFINER), at)).find();
  }
}
