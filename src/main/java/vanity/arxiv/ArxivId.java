package vanity.arxiv;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier in canonical form, with or without a version.
 *
 * @param paper without version: {@code 1706.03762}, {@code hep-th/9901001}
 * @param version 1 or more, or 0 for "the newest"
 */
public record ArxivId(String paper, int version) {
  private static final Pattern PATTERN =
      Pattern.compile("(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v([1-9]\\d?))?");

  /**
   * The regular expression of a URL's {@code {id}} capture, without version, anchored by the
   * router; cheap and strict.
   */
  public static final String URL_PATTERN = "\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7}";

  /**
   * Exactly an identifier, nothing around it; empty if it cannot be one (month 13, unknown archive,
   * …).
   */
  public static Optional<ArxivId> parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group(2);
    return Optional.of(
        new ArxivId(matcher.group(1), version == null ? 0 : Integer.parseInt(version)));
  }

  /** The identifier in whatever people paste: a URL, a citation, a DOI, text around an id. */
  public static Optional<ArxivId> find(String pasted) {
    return parse(pasted.trim());
  }

  public OptionalInt versionIfGiven() {
    return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
  }

  /** The same paper without a version. */
  public ArxivId unversioned() {
    return new ArxivId(paper, 0);
  }

  /** {@code 1706.03762} or {@code 1706.03762v3}. */
  @Override
  public String toString() {
    return version == 0 ? paper : paper + "v" + version;
  }
}
