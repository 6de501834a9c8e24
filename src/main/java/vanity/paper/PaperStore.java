package vanity.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;

/** All SQL on papers: each statement beside the mapper of its rows. */
public final class PaperStore {
  /** Rows of a list page. */
  public static final int PAGE = 100;

  /** Papers of one sitemap; the protocol allows 50,000. */
  public static final int SITEMAP = 45_000;

  private final Database database;

  public PaperStore(Database database) {
    this.database = database;
  }

  public Optional<Paper> find(String paper) {
    throw new UnsupportedOperationException(database.toString());
  }

  /**
   * A page of a list by cursor: before one (older), after one (newer), or the newest where both are
   * null.
   *
   * @throws IllegalArgumentException if a cursor is none of ours
   */
  public Listing list(String category, @Nullable String before, @Nullable String after) {
    throw new UnsupportedOperationException();
  }

  /** The page of this number, counted from 1, as the original numbered them; empty past the end. */
  public Optional<Listing> page(String category, int number) {
    throw new UnsupportedOperationException();
  }

  /** The newest papers that can be read, for the home page and the feed. */
  public List<PaperSummary> newestReadable(int count) {
    throw new UnsupportedOperationException();
  }

  /** Full-text search over title, authors and abstract; pages of 25, counted from 1. */
  public SearchResults search(String query, int page) {
    throw new UnsupportedOperationException();
  }

  /** The newest render of a paper, for its log page; empty if there never was one. */
  public Optional<ConversionLog> log(String paper) {
    throw new UnsupportedOperationException();
  }

  public Statistics statistics() {
    throw new UnsupportedOperationException();
  }

  /** How many papers there are that were not taken down. */
  public long count() {
    throw new UnsupportedOperationException();
  }

  /** A paper in a sitemap. */
  public record SitemapEntry(String paper, Instant updated) {}

  /** The number of sitemaps. */
  public int sitemaps() {
    throw new UnsupportedOperationException();
  }

  /** One sitemap, counted from 1; empty past the end. Papers keep their sitemap as others come. */
  public List<SitemapEntry> sitemap(int number) {
    throw new UnsupportedOperationException();
  }
}
