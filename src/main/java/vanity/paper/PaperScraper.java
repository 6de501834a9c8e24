package vanity.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.Unavailable;
import vanity.db.Columns;
import vanity.db.Database;
import vanity.render.pace.PacedArxiv;

/**
 * Brings in the newest papers and versions of some categories, a page of arXiv's list after the
 * other, until where an earlier run began. Visitors' papers go first, at arXiv and in the queue.
 *
 * <p>A run that ends early leaves the mark of the last whole one, and so the next one finds what is
 * missing: it passes over what is here already.
 */
public final class PaperScraper {
  /** A page takes arXiv some seconds, whatever its size. */
  private static final int PAGE = 200;

  /** arXiv refuses to go on beyond. */
  private static final int LIST_END = 30_000;

  /** Moderators hold papers back: they appear among those of the days before. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final Database database;
  private final PacedArxiv arxiv;
  private final List<String> categories;

  /**
   * A scraper.
   *
   * @param categories such as {@code cs.LG}, in any order
   */
  public PaperScraper(Database database, PacedArxiv arxiv, List<String> categories) {
    this.database = database;
    this.arxiv = arxiv;
    this.categories = categories.stream().distinct().sorted().toList();
  }

  /**
   * Brings them in.
   *
   * @param most new papers and versions; on the first run of all, which has no mark to stop at, the
   *     newest so many are taken for everything
   * @param progress told of each page
   */
  public Harvest run(int most, Consumer<Harvest> progress) throws InterruptedException {
    Optional<Instant> mark = mark();
    Instant end = mark.map(seen -> seen.minus(OVERLAP)).orElse(Instant.MIN);
    HarvestedPapers papers = new HarvestedPapers(database);
    Harvest harvest = Harvest.begin();
    Instant newest = null;
    for (int start = 0; start + PAGE <= LIST_END; start += PAGE) {
      ArxivApi.Page.Papers page;
      switch (arxiv.newest(categories, ArxivApi.Order.UPDATED, start, PAGE)) {
        case ArxivApi.Page.Papers found -> page = found;
        case Unavailable away -> {
          return harvest.ended(new Harvest.Ending.ArxivAway(away.why()));
        }
      }
      for (ArxivPaper paper : page.papers()) {
        newest = newest == null ? paper.updated() : newest;
        if (paper.updated().isBefore(end)) {
          return complete(harvest, newest);
        }
        if (harvest.taken() == most) {
          return mark.isEmpty()
              ? complete(harvest, newest)
              : harvest.ended(new Harvest.Ending.Enough());
        }
        harvest = harvest.withRead(1).with(papers.take(paper));
      }
      progress.accept(harvest);
      if (start + PAGE >= page.total()) {
        break;
      }
    }
    return complete(harvest, newest);
  }

  private Optional<Instant> mark() {
    return database.one(
        "select seen_until from scrapes where categories = ?",
        row -> Columns.instant(row, "seen_until"),
        String.join(",", categories));
  }

  private Harvest complete(Harvest harvest, @Nullable Instant newest) {
    if (newest != null) {
      database.update(
          """
          insert into scrapes (categories, seen_until) values (?, ?)
          on conflict (categories) do update
            set seen_until = greatest(scrapes.seen_until, excluded.seen_until)
          """,
          String.join(",", categories),
          newest);
    }
    return harvest.ended(new Harvest.Ending.Complete());
  }
}
