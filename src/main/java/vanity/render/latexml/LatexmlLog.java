package vanity.render.latexml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.render.work.RenderLog;

/**
 * What LaTeXML's log tells: {@code Severity:category:object message}, then indented lines of where,
 * then at the end {@code Status:conversion:N}.
 */
public final class LatexmlLog {
  private static final Pattern MESSAGE =
      Pattern.compile("(?:.*\\s)?(Info|Warning|Error|Fatal):([\\w/]+):(\\S*)\\s*(.*)");
  private static final Pattern STATUS = Pattern.compile("Status:conversion:(\\d)");
  private static final Pattern LOADED = Pattern.compile("\\(.*|\\).*|[\\d.]+ sec\\).*");

  /** A line of more is a dump of tokens. */
  private static final int LINE = 300;

  private int status = -1;
  private int warnings;
  private int errors;
  private int fatals;
  private boolean timedOut;
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> undefined = new TreeSet<>();

  /**
   * Reads a log, and tells the messages in it.
   *
   * @param file which may be missing when LaTeXML never began
   */
  public static LatexmlLog read(Path file, RenderLog log) throws IOException {
    LatexmlLog read = new LatexmlLog();
    if (Files.isRegularFile(file)) {
      // Every byte is a character here: TeX's own bytes are quoted in it.
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        boolean told = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          told = read.line(line, told, log);
        }
      }
    }
    return read;
  }

  /**
   * @param told whether the message that this line may go on with was told
   */
  private boolean line(String line, boolean told, RenderLog log) {
    Matcher status = STATUS.matcher(line);
    if (status.find()) {
      this.status = Integer.parseInt(status.group(1));
      return false;
    }
    if (line.startsWith("\t")) {
      // The first such line is the place, the rest is LaTeXML's own call stack.
      if (told && line.startsWith("\tat ")) {
        log.add("  " + shortened(line.strip()));
      }
      return told;
    }
    Matcher message = MESSAGE.matcher(line);
    if (!message.matches()) {
      return false;
    }
    count(message.group(1), message.group(2), message.group(3), message.group(4));
    if (message.group(1).equals("Info")) {
      return false;
    }
    log.add(
        message.group(1)
            + ": "
            + shortened(message.group(4).isEmpty() ? message.group(2) : message.group(4))
            + " ["
            + message.group(2)
            + " "
            + shortened(message.group(3))
            + "]");
    return true;
  }

  private void count(String severity, String category, String object, String text) {
    switch (severity) {
      case "Warning" -> warnings++;
      case "Error" -> errors++;
      case "Fatal" -> {
        fatals++;
        timedOut |= category.equals("timeout");
      }
      default -> {}
    }
    if (category.equals("missing_file") && !severity.equals("Info")) {
      missing.add(shortened(object));
    }
    if (category.equals("undefined") && severity.equals("Error")) {
      undefined.add(shortened(object));
    }
  }

  private static String shortened(String line) {
    return line.length() > LINE ? line.substring(0, LINE) + "…" : line;
  }

  /** 0 ok, 1 warnings, 2 errors, 3 fatal; -1 if LaTeXML did not come to its end. */
  public int status() {
    return status;
  }

  public int warnings() {
    return warnings;
  }

  public int errors() {
    return errors + fatals;
  }

  /** Whether LaTeXML's own clock ran out. */
  public boolean timedOut() {
    return timedOut;
  }

  public Set<String> missing() {
    return missing;
  }

  public Set<String> undefined() {
    return undefined;
  }
}
