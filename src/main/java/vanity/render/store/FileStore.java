package vanity.render.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.render.document.ReaderDocument;

/** The figures of all papers, named by their content and stored once. */
public final class FileStore {
  private static final String PIECE =
      "select substring(bytes from ?::int for ?) as bytes, object from files where name = ?";

  private final Database database;
  private final StoredBytes bytes;

  public FileStore(Database database, Blobs blobs) {
    this.database = database;
    this.bytes = new StoredBytes(database, blobs);
  }

  /**
   * What is known of a file without reading it.
   *
   * @param crc CRC-32 of its bytes
   */
  public record Entry(String name, String contentType, long size, int crc) {
    private static Entry of(ResultSet row) throws SQLException {
      return new Entry(
          row.getString("name"),
          row.getString("content_type"),
          row.getLong("size"),
          row.getInt("crc"));
    }
  }

  public Optional<Entry> find(String name) {
    return database.one(
        "select name, content_type, size, crc from files where name = ?", Entry::of, name);
  }

  /** The figures of a render, by name; its card is none. */
  public List<Entry> of(long render) {
    return database.query(
        """
        select name, content_type, size, crc
        from render_files join files using (name) join render_pages using (render_id)
        where render_id = ? and name is distinct from card order by name
        """,
        Entry::of,
        render);
  }

  /** A piece of a file; shorter at its end, empty beyond it or if there is no such file. */
  public byte[] read(String name, long offset, int length) {
    return bytes.piece(PIECE, offset, length, name).orElse(new byte[0]);
  }

  /**
   * Stores the files of a render.
   *
   * @param objects by the names of files whose bytes are in the object store already
   */
  static void save(
      Database.Statements sql,
      long render,
      List<ReaderDocument.StoredFile> files,
      Map<String, String> objects) {
    // In one order by all, so that two renders with the same files cannot lock each other out.
    for (ReaderDocument.StoredFile file :
        files.stream().sorted(Comparator.comparing(ReaderDocument.StoredFile::name)).toList()) {
      String object = objects.get(file.name());
      save(sql, render, file.name(), file.contentType(), read(file), object);
    }
  }

  /** Stores one file of a render: its bytes in the row, or the object that holds them. */
  static void save(
      Database.Statements sql,
      long render,
      String name,
      String contentType,
      byte[] bytes,
      @Nullable String object) {
    SharedRows.use(sql);
    sql.update(
        """
        insert into files (name, content_type, size, crc, bytes, object) values (?, ?, ?, ?, ?, ?)
        on conflict (name) do nothing
        """,
        name,
        contentType,
        (long) bytes.length,
        crc(bytes),
        object == null ? bytes : null,
        object);
    sql.update(
        "insert into render_files (render_id, name) values (?, ?) on conflict do nothing",
        render,
        name);
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  static byte[] read(ReaderDocument.StoredFile file) {
    try {
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
