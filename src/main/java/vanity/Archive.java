package vanity;

import java.util.List;
import vanity.db.BackedUpTable;

/** What {@code export} writes and {@code restore} reads: all that cannot be made again. */
final class Archive {
  /** Those that others refer to first. */
  static final List<BackedUpTable> TABLES =
      List.of(
          BackedUpTable.of("sources").withBlob("bytes", "object"),
          BackedUpTable.of("files").withBlob("bytes", "object"),
          // What is being rendered will be rendered again.
          BackedUpTable.of("renders").inBatchesOf(50).where("state <> 'running'").numbered("id"),
          BackedUpTable.of("render_pages").inBatchesOf(1),
          BackedUpTable.of("render_files"),
          BackedUpTable.of("papers").numbered("number"),
          BackedUpTable.of("paper_versions"),
          BackedUpTable.of("paper_sources"),
          BackedUpTable.of("scrapes"));

  private Archive() {}
}
