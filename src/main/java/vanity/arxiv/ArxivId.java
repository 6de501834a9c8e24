package vanity.arxiv;

import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An arXiv identifier in canonical form, with or without a version
 * (info.arxiv.org/help/arxiv_identifier.html).
 *
 * @param paper without version: {@code 1706.03762}, {@code hep-th/9901001}; a subject class is not
 *     part of it
 * @param version 1 or more, or 0 for "the newest"
 */
public record ArxivId(String paper, int version) {
  private static final String MONTH = "(?:0[1-9]|1[0-2])";

  /** {@code YYMM.NNNN} from April 2007 to December 2014, {@code YYMM.NNNNN} since 2015. */
  static final String NEW =
      "(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])%1$s)\\.(?!0000)\\d{4}|(?:1[5-9]|[2-9]\\d)%1$s\\.(?!00000)\\d{5}"
          .formatted(MONTH);

  /** The archives that gave out identifiers of their own. */
  static final String ARCHIVE =
      "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
          + "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin"
          + "|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con";

  static final String SUBJECT_CLASS = "\\.[A-Z]{2}";

  /** {@code YYMMNNN} from July 1991 to March 2007. */
  static final String OLD_NUMBER =
      "(?:91(?:0[7-9]|1[0-2])|(?:9[2-9]|0[0-6])%s|070[1-3])(?!000)\\d{3}".formatted(MONTH);

  /** The largest known is below 200. */
  static final String VERSION = "v([1-9]\\d{0,2})";

  /**
   * The regular expression of a URL's {@code {id}} capture, without version, to be anchored by the
   * router. Whatever matches is an identifier that {@link #parse} accepts; there are no groups in
   * it.
   */
  public static final String URL_PATTERN =
      "%s|(?:%s)(?:%s)?/%s".formatted(NEW, ARCHIVE, SUBJECT_CLASS, OLD_NUMBER);

  private static final Pattern WHOLE =
      Pattern.compile("(%s)(?:%s)?".formatted(URL_PATTERN, VERSION));
  private static final Pattern CANONICAL =
      Pattern.compile("%s|(?:%s)/%s".formatted(NEW, ARCHIVE, OLD_NUMBER));

  public ArxivId {
    if (!CANONICAL.matcher(paper).matches() || version < 0) {
      throw new IllegalArgumentException("Not a canonical arXiv id: " + paper + " v" + version);
    }
  }

  /**
   * Exactly an identifier, nothing around it; empty if it cannot be one (month 13, unknown archive,
   * …).
   */
  public static Optional<ArxivId> parse(String text) {
    Matcher matcher = WHOLE.matcher(text);
    return matcher.matches()
        ? Optional.of(of(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The identifier in whatever people paste: a URL, a citation, a DOI, text around an id. */
  public static Optional<ArxivId> find(String pasted) {
    return new Pasted(pasted).id();
  }

  /** What a pattern of this package has matched; drops the subject class. */
  static ArxivId of(String paper, @Nullable String version) {
    int slash = paper.indexOf('/');
    int point = paper.indexOf('.');
    String canonical =
        slash > 0 && point > 0 ? paper.substring(0, point) + paper.substring(slash) : paper;
    return new ArxivId(canonical, version == null ? 0 : Integer.parseInt(version));
  }

  public OptionalInt versionIfGiven() {
    return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
  }

  /** The same paper without a version. */
  public ArxivId unversioned() {
    return new ArxivId(paper, 0);
  }

  /** This version of the same paper. */
  public ArxivId withVersion(int number) {
    return new ArxivId(paper, number);
  }

  /** The month in which the identifier was given out. */
  public YearMonth month() {
    int slash = paper.indexOf('/');
    int year = Integer.parseInt(paper, slash + 1, slash + 3, 10);
    int month = Integer.parseInt(paper, slash + 3, slash + 5, 10);
    boolean lastCentury = slash > 0 && year > 90;
    return YearMonth.of(lastCentury ? 1900 + year : 2000 + year, month);
  }

  /**
   * Whether arXiv can have given it out by now.
   *
   * @param now the month, UTC
   */
  public boolean couldExist(YearMonth now) {
    return !month().isAfter(now);
  }

  /** The paper's page at arXiv, of this version where there is one. */
  public String abstractUrl() {
    return "https://arxiv.org/abs/" + this;
  }

  public String pdfUrl() {
    return "https://arxiv.org/pdf/" + this;
  }

  /** The DOI that arXiv registers for every paper, the same for all versions. */
  public String doi() {
    return "10.48550/arXiv." + paper;
  }

  /** {@code 1706.03762} or {@code 1706.03762v3}. */
  @Override
  public String toString() {
    return version == 0 ? paper : paper + "v" + version;
  }
}
