package vanity.render.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;

/** Reads bytes by their row, wherever they are. No connection is held while the store answers. */
record StoredBytes(Database database, Blobs blobs) {
  private record Row(byte @Nullable [] bytes, @Nullable String object) {}

  /**
   * A piece; shorter at the end.
   *
   * @param select {@code bytes} and {@code object} of a row: bytes from one number for another
   * @return empty if there is no such row
   */
  Optional<byte[]> piece(String select, long offset, int length, Object key) {
    // What the first row named may have been moved meanwhile; it has been read again then.
    for (int look = 1; look <= 2; look++) {
      Optional<Row> found =
          database.one(
              select,
              row -> new Row(row.getBytes("bytes"), row.getString("object")),
              offset + 1, // SQL counts from 1.
              length,
              key);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Row row = found.get();
      Optional<byte[]> piece =
          row.object == null
              ? Optional.ofNullable(row.bytes)
              : blobs.get(row.object, offset, length);
      if (piece.isPresent()) {
        return piece;
      }
    }
    throw new IllegalStateException("The object store has lost the bytes of " + key);
  }
}
