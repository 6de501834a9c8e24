package vanity.arxiv;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What someone put into the search box. */
public record Pasted(String text) {
  /** Nobody's id is further away than this; whatever follows is not looked at. */
  private static final int LENGTH = 4000;

  private static final String ID =
      "(%s|(?<![A-Za-z-])(?:%s)(?:%s)?/%s)"
          .formatted(ArxivId.NEW, ArxivId.ARCHIVE, ArxivId.SUBJECT_CLASS, ArxivId.OLD_NUMBER);

  private static final String END = "(?:%s)?(?![0-9A-Za-z]|\\.\\d)".formatted(ArxivId.VERSION);

  /** An id said to be one, then anything of its shape: a text may hold other numbers before it. */
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile("arxiv[\\s.:_-]{0,3}" + ID + END, CASE_INSENSITIVE),
          Pattern.compile(
              "/(?:abs|pdf|html|format|src|e-print|ps|overview|papers)/+" + ID + END,
              CASE_INSENSITIVE),
          Pattern.compile("(?<![0-9A-Za-z.])" + ID + END, CASE_INSENSITIVE));

  private static final Pattern PERCENT_ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  /** A word stands alone, holds a letter and nothing that belongs to an address or a number. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<!\\S)\\p{Punct}{0,3}[\\p{N}'’-]{0,20}\\p{L}[\\p{L}\\p{M}\\p{N}'’-]*+\\p{Punct}{0,3}(?!\\S)");

  /** The paper meant, if it names one. */
  public Optional<ArxivId> id() {
    String plain = plain();
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(plain);
      if (matcher.find()) {
        return Optional.of(ArxivId.of(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)));
      }
    }
    return Optional.empty();
  }

  /** Whether one could search for it; if neither this nor an id, there is nothing to be done. */
  public boolean readsLikeWords() {
    return WORD.matcher(plain()).find();
  }

  /** Without percent-encoding (twice, as in a link within a link), and in ASCII where possible. */
  private String plain() {
    String plain = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    plain = decoded(decoded(plain));
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    plain = INVISIBLE.matcher(plain).replaceAll("");
    return DASH.matcher(plain).replaceAll("-");
  }

  private static String decoded(String encoded) {
    return PERCENT_ENCODED
        .matcher(encoded)
        .replaceAll(match -> Matcher.quoteReplacement(character(match)));
  }

  private static String character(MatchResult match) {
    return String.valueOf((char) Integer.parseInt(match.group(1), 16));
  }
}
