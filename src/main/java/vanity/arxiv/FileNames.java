package vanity.arxiv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names as a server proposes them (RFC 6266), made safe for a folder of ours. */
final class FileNames {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|;)\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]++))",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 120;

  private FileNames() {}

  /** The name in a {@code Content-Disposition}; empty if there is none that can be used. */
  static Optional<String> of(String disposition) {
    Matcher matcher = NAME.matcher(disposition);
    if (disposition.length() > 1000 || !matcher.find()) {
      return Optional.empty();
    }
    String proposed = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    String last =
        proposed.substring(Math.max(proposed.lastIndexOf('/'), proposed.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[^A-Za-z0-9._+-]", "_").replaceAll("^[.-]+", "");
    return safe.isEmpty()
        ? Optional.empty()
        : Optional.of(safe.substring(Math.max(0, safe.length() - LONGEST)));
  }
}
