package vanity.db;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as one stream: a tar whose entries are named {@code
 * <number>-<table>-<SHA-256>.json}, or {@code .bin} for the bytes of the row before it. The first
 * entry names the archive, the last one, {@code <number>-end-…}, shows that none is missing.
 */
public final class Backup {
  private final Database database;
  private final List<BackedUpTable> tables;
  private final Function<String, byte[]> objects;

  /**
   * @param tables those that others refer to first
   * @param objects gives the bytes that are not in their row
   */
  public Backup(Database database, List<BackedUpTable> tables, Function<String, byte[]> objects) {
    this.database = database;
    this.tables = tables;
    this.objects = objects;
  }

  /** What was written. */
  public record Written(int entries, long bytes) {}

  /**
   * Writes everything as it is at this moment, whatever changes meanwhile: in one transaction, so
   * its connection is held for as long as the stream takes. Memory is bounded by the largest blob.
   */
  public Written writeTo(OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      Entries entries = new Entries(tar);
      entries.add("archive", "json", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
      database.transact(sql -> {
        sql.update("set transaction isolation level repeatable read, read only");
        // Whoever takes the stream may be slow.
        sql.update("set local idle_in_transaction_session_timeout = 0");
        tables.forEach(table -> write(sql, table, entries));
      });
      entries.add("end", "json", new byte[0]);
      return new Written(entries.count, entries.bytes);
    }
  }

  private void write(Database.Statements sql, BackedUpTable table, Entries entries) {
    String columns = String.join(", ", table.columns(sql));
    String blob = table.blob().isEmpty() ? "null::bytea" : table.blob();
    String object = table.object().isEmpty() ? "null::text" : table.object();
    sql.update(
        """
        declare backup cursor for
        select (select to_json(r) from (select %s) r)::text as row, %s as blob, %s as object
        from %s where %s
        """
            .formatted(columns, blob, object, table.name(), table.where()));
    record Row(String json, byte @Nullable [] blob, @Nullable String object) {}
    List<Row> rows;
    do {
      rows =
          sql.query(
              "fetch " + table.rows() + " from backup",
              row -> new Row(row.getString("row"), row.getBytes("blob"), row.getString("object")));
      if (!rows.isEmpty()) {
        String all = String.join(",\n", rows.stream().map(Row::json).toList());
        entries.put(table.name(), "json", ("[" + all + "]").getBytes(StandardCharsets.UTF_8));
        if (!table.blob().isEmpty()) {
          byte[] bytes = rows.getFirst().blob();
          String elsewhere = rows.getFirst().object();
          if (bytes == null) {
            bytes = elsewhere == null ? new byte[0] : objects.apply(elsewhere);
          }
          entries.put(table.name(), "bin", bytes);
        }
      }
    } while (!rows.isEmpty());
    sql.update("close backup");
  }

  /** Numbered entries of a tar. */
  private static final class Entries {
    private final TarArchiveOutputStream tar;
    private int count;
    private long bytes;

    Entries(TarArchiveOutputStream tar) {
      this.tar = tar;
    }

    void put(String what, String ending, byte[] content) {
      try {
        add(what, ending, content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(String what, String ending, byte[] content) throws IOException {
      count++;
      bytes += content.length;
      TarArchiveEntry entry =
          new TarArchiveEntry(
              "%07d-%s-%s.%s".formatted(count, what, Restore.sha256(content), ending));
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
  }
}
