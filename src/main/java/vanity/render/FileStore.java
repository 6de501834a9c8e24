package vanity.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
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
    return database.one(
        "select name, content_type, size from files where name = ?",
        row -> new Entry(row.getString("name"), row.getString("content_type"), row.getLong("size")),
        name);
  }

  /** A piece of a file; shorter at its end, empty beyond it or if there is no such file. */
  public byte[] read(String name, long offset, int length) {
    return database
        .one(
            "select substring(bytes from ?::int for ?) from files where name = ?",
            row -> row.getBytes(1),
            offset + 1, // SQL counts from 1.
            length,
            name)
        .orElse(new byte[0]);
  }

  /** Stores the files of a render. */
  static void save(Database.Statements sql, long render, List<ReaderDocument.StoredFile> files) {
    // In one order by all, so that two renders with the same files cannot lock each other out.
    for (ReaderDocument.StoredFile file :
        files.stream().sorted(Comparator.comparing(ReaderDocument.StoredFile::name)).toList()) {
      save(sql, render, file.name(), file.contentType(), read(file));
    }
  }

  /** Stores one file of a render. */
  static void save(
      Database.Statements sql, long render, String name, String contentType, byte[] bytes) {
    SharedRows.use(sql);
    sql.update(
        """
        insert into files (name, content_type, size, bytes) values (?, ?, ?, ?)
        on conflict (name) do nothing
        """,
        name,
        contentType,
        (long) bytes.length,
        bytes);
    sql.update(
        "insert into render_files (render_id, name) values (?, ?) on conflict do nothing",
        render,
        name);
  }

  private static byte[] read(ReaderDocument.StoredFile file) {
    try {
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
