package vanity.paper;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;

/** All SQL on papers: each statement beside the mapper of its rows. */
public final class PaperStore {
  /** Rows of a list page. */
  public static final int PAGE = 100;

  private final Database database;

  public PaperStore(Database database) {
    this.database = database;
  }

  /**
   * A page of a list by cursor: before one (older), after one (newer), or the newest where both are
   * null.
   */
  public Listing list(String category, @Nullable String before, @Nullable String after) {
    throw new UnsupportedOperationException(database.toString());
  }

  /** The page of this number, counted from 1, as the original numbered them; empty past the end. */
  public Optional<Listing> page(String category, int number) {
    throw new UnsupportedOperationException();
  }

  /** Full-text search over title, authors and abstract. */
  public SearchResults search(String query, int page) {
    throw new UnsupportedOperationException();
  }

  public Optional<ConversionLog> log(String paper) {
    throw new UnsupportedOperationException();
  }

  public Statistics statistics() {
    throw new UnsupportedOperationException();
  }

  /** How many papers there are, for sitemaps and page counts. */
  public long count() {
    throw new UnsupportedOperationException();
  }
}
