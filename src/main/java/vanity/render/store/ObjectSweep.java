package vanity.render.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.s3.S3Address;
import vanity.s3.S3Listing;

/**
 * Removes objects that no row names: of stores that were cut off before their transaction, and of
 * rows that went while the store was away.
 */
public record ObjectSweep(Database database, Blobs blobs) {
  private static final String NAMED =
      """
      select object from files where object = any(?)
      union all select object from sources where object = any(?)
      """;

  /**
   * Looks at every object.
   *
   * @param before younger ones may be on their way into a row
   * @return how many were removed
   */
  public int run(Instant before) {
    S3Address store = blobs.store();
    int removed = 0;
    @Nullable S3Listing page = null;
    while (store != null && (page == null || page.next() != null)) {
      page = blobs.client().list(store, page);
      Set<String> old = new HashSet<>();
      for (S3Listing.Entry entry : page.entries()) {
        // A folder of its own below ours is somebody else's.
        if (entry.modified().isBefore(before) && !entry.name().contains("/")) {
          old.add(store + "#" + entry.name());
        }
      }
      String[] all = old.toArray(String[]::new);
      old.removeAll(List.copyOf(database.query(NAMED, row -> row.getString(1), all, all)));
      blobs.delete(old);
      removed += old.size();
    }
    return removed;
  }
}
