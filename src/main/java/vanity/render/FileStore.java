package vanity.render;

import java.util.Optional;
import vanity.db.Database;

/** The figures of all papers, named by their content and stored once. */
public final class FileStore {
  private final Database database;

  public FileStore(Database database) {
    this.database = database;
  }

  /** What is known of a file without reading it. */
  public record Entry(String name, String contentType, long size) {}

  public Optional<Entry> find(String name) {
    throw new UnsupportedOperationException(database.toString());
  }

  /** A piece of a file. */
  public byte[] read(String name, long offset, int length) {
    throw new UnsupportedOperationException();
  }
}
