package vanity.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LaTeXML's messages, gathered by what they say: a paper may have the same complaint a thousand
 * times.
 */
public final class LogMessages {
  /** A message's first line: {@code Warning:missing_file:tikz Can't find …}. */
  private static final Pattern MESSAGE =
      Pattern.compile("(Info|Warning|Error|Fatal):(\\S+?):(\\S+)\\s*(.*)");

  private LogMessages() {}

  /** How bad a message is, the worst first. */
  public enum Severity {
    FATAL,
    ERROR,
    WARNING,
    INFO;

    static Severity of(String word) {
      return switch (word) {
        case "Fatal" -> FATAL;
        case "Error" -> ERROR;
        case "Warning" -> WARNING;
        default -> INFO;
      };
    }
  }

  /**
   * The same complaint, however often.
   *
   * @param kind such as {@code missing_file} or {@code undefined}
   * @param subject what it is about
   * @param text the first occurrence's words
   */
  public record Group(Severity severity, String kind, String subject, String text, int count) {}

  private record Key(Severity severity, String kind, String subject) {}

  public static List<Group> of(String log) {
    Map<Key, Group> groups = new LinkedHashMap<>();
    log.lines()
        .forEach(line -> {
          Matcher message = MESSAGE.matcher(line);
          if (message.lookingAt()) {
            Key key = new Key(Severity.of(message.group(1)), message.group(2), message.group(3));
            groups.merge(
                key,
                new Group(key.severity, key.kind, key.subject, message.group(4), 1),
                (known, again) ->
                    new Group(
                        key.severity, key.kind, key.subject, known.text(), known.count() + 1));
          }
        });
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparing(Group::severity));
    return sorted;
  }
}
