package vanity.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.License;
import vanity.db.Columns;
import vanity.db.Reads;
import vanity.render.work.RenderReport;
import vanity.render.work.ReportJson;

/**
 * Papers as the site shows them: lists, logs, sitemaps. Each statement stands beside the mapper of
 * its rows. What a paper's own page needs is in {@link OpenedRows}, the search in {@link
 * PaperSearch}, the counts in {@link PaperCounts}.
 */
public final class PaperStore {
  /** Rows of a list page. */
  public static final int PAGE = 100;

  /** Papers of one sitemap; the protocol allows 50,000. */
  public static final int SITEMAP = 45_000;

  private final Reads database;

  public PaperStore(Reads database) {
    this.database = database;
  }

  /** A paper that was not taken down. */
  public Optional<Paper> find(String paper) {
    return database.one(
        "select %s from papers p where arxiv_id = ? and taken_down_at is null"
            .formatted(PaperRows.PAPER),
        PaperRows::paper,
        paper);
  }

  static final String OLDER =
      """
      select %s from listing l join papers p using (arxiv_id)
      where l.category = ? and (l.published, l.arxiv_id) < (?, ?)
      order by l.published desc, l.arxiv_id desc limit ?
      """;

  static final String NEWER =
      """
      select %s from listing l join papers p using (arxiv_id)
      where l.category = ? and (l.published, l.arxiv_id) > (?, ?)
      order by l.published, l.arxiv_id limit ?
      """;

  static final String FROM_DAY =
      """
      select %s from listing l join papers p using (arxiv_id)
      where l.category = ? and l.published < (?::date)::timestamp at time zone 'utc'
      order by l.published desc, l.arxiv_id desc limit ? offset ?
      """;

  /**
   * A page of a list by cursor: before one (older), after one (newer), or the newest where both are
   * null.
   *
   * @throws IllegalArgumentException if a cursor is none of ours
   */
  public Listing list(String category, @Nullable String before, @Nullable String after) {
    if (after != null) {
      return newer(category, ListCursor.parse(after));
    }
    if (before == null) {
      return older(category, from(category, LocalDate.of(9999, 1, 1), 0), false);
    }
    ListCursor cursor = ListCursor.parse(before);
    List<PaperSummary> found =
        database.query(
            OLDER.formatted(PaperRows.SUMMARY),
            PaperRows::summary,
            category,
            cursor.published(),
            cursor.paper(),
            PAGE + 1);
    return older(category, found, true);
  }

  private Listing newer(String category, ListCursor cursor) {
    List<PaperSummary> found =
        database.query(
            NEWER.formatted(PaperRows.SUMMARY),
            PaperRows::summary,
            category,
            cursor.published(),
            cursor.paper(),
            PAGE + 1);
    boolean more = found.size() > PAGE;
    List<PaperSummary> papers = first(found).reversed();
    return new Listing(
        category,
        papers,
        papers.isEmpty() ? null : ListCursor.of(papers.getLast()).toString(),
        more ? ListCursor.of(papers.getFirst()).toString() : null);
  }

  /**
   * @param found in order, with one more than is shown where there are more
   * @param newer whether there are newer ones
   */
  private static Listing older(String category, List<PaperSummary> found, boolean newer) {
    List<PaperSummary> papers = first(found);
    return new Listing(
        category,
        papers,
        found.size() > PAGE ? ListCursor.of(papers.getLast()).toString() : null,
        newer && !papers.isEmpty() ? ListCursor.of(papers.getFirst()).toString() : null);
  }

  private static List<PaperSummary> first(List<PaperSummary> found) {
    return found.subList(0, Math.min(PAGE, found.size()));
  }

  /**
   * The page of this number, counted from 1, as the original numbered them; empty past the end. The
   * days' counts lead to the day that it begins in, so that no more than a part of a day is
   * skipped.
   */
  public Optional<Listing> page(String category, int number) {
    record Start(LocalDate day, int within) {}
    long skip = (number - 1L) * PAGE;
    Optional<Start> start =
        database.one(
            """
            select day, ? - before as within from (
              select day, papers, sum(papers) over (order by day desc) - papers as before
              from listing_days where category = ? and papers > 0
            ) days
            where before <= ? and before + papers > ?
            """,
            row -> new Start(row.getObject("day", LocalDate.class), row.getInt("within")),
            skip,
            category,
            skip,
            skip);
    return start.map(
        at -> older(category, from(category, at.day().plusDays(1), at.within()), number > 1));
  }

  private List<PaperSummary> from(String category, LocalDate before, int skip) {
    return database.query(
        FROM_DAY.formatted(PaperRows.SUMMARY),
        PaperRows::summary,
        category,
        before,
        PAGE + 1,
        skip);
  }

  /** The newest papers that can be read, for the home page and the feed. */
  public List<PaperSummary> newestReadable(int count) {
    return database.query(
        """
        select %s from papers p
        where shown_render is not null and taken_down_at is null
        order by published desc, arxiv_id desc limit ?
        """
            .formatted(PaperRows.SUMMARY),
        PaperRows::summary,
        count);
  }

  /** The same of one category. */
  public List<PaperSummary> newestReadable(String category, int count) {
    return database.query(
        """
        select %s from listing l join papers p using (arxiv_id)
        where l.category = ? and p.shown_render is not null and p.taken_down_at is null
        order by l.published desc, l.arxiv_id desc limit ?
        """
            .formatted(PaperRows.SUMMARY),
        PaperRows::summary,
        category,
        count);
  }

  /** The newest render of a paper, for its log page; empty if there never was one. */
  public Optional<ConversionLog> log(String paper) {
    return database.one(
        """
        select r.arxiv_id, coalesce(p.title, '') as title, r.version, r.state, r.started_at,
          r.finished_at, now() as now, r.reason, r.report, r.log
        from renders r left join papers p using (arxiv_id)
        where r.arxiv_id = ? and r.state <> 'abandoned' and p.taken_down_at is null
        order by r.id desc limit 1
        """,
        row -> {
          Instant started = Columns.instant(row, "started_at");
          Instant ended = Columns.instantOrNull(row, "finished_at");
          String report = row.getString("report");
          RenderReport read = report == null ? null : ReportJson.read(report, row.getString("log"));
          return new ConversionLog(
              row.getString("arxiv_id"),
              PaperRows.title(row),
              row.getInt("version"),
              row.getString("state"),
              started,
              Duration.between(started, ended == null ? Columns.instant(row, "now") : ended),
              row.getString("reason"),
              read);
        },
        paper);
  }

  /**
   * A paper in a sitemap.
   *
   * @param changed when its page did
   */
  public record SitemapEntry(String paper, Instant changed) {}

  /** The number of sitemaps. */
  public int sitemaps() {
    return database
        .one(
            """
            select coalesce((max(number) + ? - 1) / ?, 0) from papers
            where shown_render is not null and taken_down_at is null
            """,
            row -> row.getInt(1),
            SITEMAP,
            SITEMAP)
        .orElseThrow();
  }

  /**
   * The readable papers of one sitemap that searches may lead to, counted from 1; empty past the
   * end. Papers keep their sitemap as others come.
   */
  public List<SitemapEntry> sitemap(int number) {
    record Row(SitemapEntry entry, @Nullable String license) {}
    return database
        .query(
            """
            select p.arxiv_id, r.finished_at, p.license
            from papers p join renders r on r.id = p.shown_render
            where number > ? and number <= ? and taken_down_at is null order by number
            """,
            row ->
                new Row(
                    new SitemapEntry(
                        row.getString("arxiv_id"), Columns.instant(row, "finished_at")),
                    row.getString("license")),
            (number - 1L) * SITEMAP,
            (long) number * SITEMAP)
        .stream()
        .filter(row -> License.mayBeShown(row.license()))
        .map(Row::entry)
        .toList();
  }
}
