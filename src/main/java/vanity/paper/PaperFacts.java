package vanity.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.License;
import vanity.arxiv.Taxonomy;

/**
 * What is known of a paper, as pages show it.
 *
 * @param sample whether it is one of this site's own, so that nothing leads to arXiv
 * @param title plain text, as the abstract is: a page shows them a dozen times
 * @param summary the abstract
 */
public record PaperFacts(ArxivPaper paper, boolean sample, String title, String summary) {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** Of a paper at arXiv. */
  public PaperFacts(ArxivPaper paper) {
    this(paper, false);
  }

  PaperFacts(Paper paper) {
    this(paper.facts(), paper.sample());
  }

  private PaperFacts(ArxivPaper paper, boolean sample) {
    this(paper, sample, PlainTex.of(paper.title()), PlainTex.of(paper.summary()));
  }

  /** A category by its code and, where arXiv has one, its name. */
  public record Category(String code, String name) {
    static Category of(String code) {
      return new Category(code, Taxonomy.name(code).orElse(code));
    }

    /** Whether there is a list of it here. */
    public boolean known() {
      return Taxonomy.name(code).isPresent();
    }
  }

  public static List<Category> categories(List<String> codes) {
    return codes.stream().map(Category::of).toList();
  }

  /** The identifier without version. */
  public String id() {
    return paper.id().paper();
  }

  public int version() {
    return Math.max(1, paper.id().version());
  }

  public List<String> authors() {
    return paper.authors().stream().map(ArxivPaper.Author::name).toList();
  }

  public List<Category> categories() {
    return categories(paper.categories());
  }

  public Optional<License> license() {
    return License.of(paper.license());
  }

  /** The day on which an instant fell, in UTC as arXiv counts. */
  public static LocalDate day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** {@code 12 May 2024}. */
  public static String words(LocalDate day) {
    return WORDS.format(day);
  }

  public LocalDate published() {
    return day(paper.published());
  }

  public LocalDate updated() {
    return day(paper.updated());
  }

  public @Nullable String comment() {
    return paper.comment();
  }

  public @Nullable String journalReference() {
    return paper.journalReference();
  }

  public @Nullable String doi() {
    return paper.doi();
  }

  /** Its page here. */
  public String path() {
    return path(id());
  }

  public static String path(String id) {
    return "/papers/" + id + "/";
  }

  /** What the edge knows all pages of a paper by; the triggers in V4__edge.sql write it, too. */
  static String cacheTag(String id) {
    return "paper-" + id;
  }

  /** Its page at arXiv, where readers are to be led for downloads (arXiv's bulk data terms). */
  public String abstractUrl() {
    return abstractUrl(id());
  }

  public static String abstractUrl(String id) {
    return "https://arxiv.org/abs/" + id;
  }

  public String pdfUrl() {
    return pdfUrl(id());
  }

  public static String pdfUrl(String id) {
    return "https://arxiv.org/pdf/" + id;
  }
}
