package vanity.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Backup} wrote into an empty database. Each entry is checked before it is
 * stored, and stored in a transaction of its own; one that is there already is passed over, so a
 * restore that was cut off is simply run again.
 */
public final class Restore {
  private static final Pattern NAME =
      Pattern.compile("(\\d{7})-([a-z_]+)-([0-9a-f]{64})\\.(json|bin)");

  private final Database database;
  private final Map<String, BackedUpTable> tables;
  private final Function<byte[], @Nullable String> objects;

  /**
   * @param tables as they were given to {@link Backup}
   * @param objects stores bytes and names them, or gives null where they belong into their row
   */
  public Restore(
      Database database, List<BackedUpTable> tables, Function<byte[], @Nullable String> objects) {
    this.database = database;
    this.objects = objects;
    this.tables =
        tables.stream().collect(Collectors.toMap(BackedUpTable::name, Function.identity()));
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Done(int entries, int rows) implements Outcome {}

    /** Nothing of this archive was touched: the database holds something else. */
    record NotEmpty() implements Outcome {}

    /** What came before is stored. */
    record Damaged(String why) implements Outcome {}
  }

  public Outcome readFrom(InputStream in) throws IOException {
    int entries = 0;
    int rows = 0;
    String waiting = "";
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        entries++;
        Matcher name = NAME.matcher(entry.getName());
        if (!name.matches() || Integer.parseInt(name.group(1)) != entries) {
          return new Outcome.Damaged(
              "entry " + entries + " is " + entry.getName() + ", which does not belong there");
        }
        byte[] content = tar.readAllBytes();
        if (!sha256(content).equals(name.group(3))) {
          return new Outcome.Damaged(entry.getName() + " is not what was written");
        }
        String what = name.group(2);
        BackedUpTable table = tables.get(what);
        if (what.equals("archive")) {
          if (!admit(new String(content, StandardCharsets.UTF_8))) {
            return new Outcome.NotEmpty();
          }
        } else if (what.equals("end")) {
          tables.values().forEach(this::continueNumbers);
          return new Outcome.Done(entries, rows);
        } else if (table == null) {
          return new Outcome.Damaged("this version knows no table " + what);
        } else if (table.blob().isEmpty()) {
          rows += insert(table, new String(content, StandardCharsets.UTF_8), null);
        } else if (name.group(4).equals("json")) {
          waiting = new String(content, StandardCharsets.UTF_8);
        } else {
          rows += insert(table, waiting, content);
        }
      }
      return new Outcome.Damaged("it ends after " + entries + " entries, before its end");
    } catch (IOException e) {
      return new Outcome.Damaged(
          "it cannot be read after " + entries + " entries: " + e.getMessage());
    }
  }

  /** Into an empty database, or the one that this archive was being restored into. */
  private boolean admit(String archive) {
    return database.inTransaction(sql -> {
      boolean known =
          sql.one("select 1 from restores where archive = ?", row -> true, archive).isPresent();
      boolean empty =
          tables.keySet().stream()
              .allMatch(
                  table -> sql.one("select 1 from " + table + " limit 1", row -> true).isEmpty());
      if (empty) {
        sql.update("insert into restores values (?) on conflict do nothing", archive);
      }
      return known || empty;
    });
  }

  private int insert(BackedUpTable table, String rows, byte @Nullable [] blob) {
    String object = blob == null ? null : objects.apply(blob);
    return database.inTransaction(sql -> {
      String columns = String.join(", ", table.columns(sql));
      String insert =
          """
          insert into %s (%s%s) overriding system value
          select %s%s from json_populate_recordset(null::%s, ?::json)
          on conflict do nothing
          """;
      return blob == null
          ? sql.update(insert.formatted(table.name(), columns, "", columns, "", table.name()), rows)
          : sql.update(
              insert.formatted(
                  table.name(),
                  columns,
                  ", " + table.blob() + ", " + table.object(),
                  columns,
                  ", ?::bytea, ?::text",
                  table.name()),
              object == null ? blob : null,
              object,
              rows);
    });
  }

  /** The next row gets the number after the last. */
  private void continueNumbers(BackedUpTable table) {
    if (!table.identity().isEmpty()) {
      database.query(
          "select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + 1, false) from %1$s"
              .formatted(table.name(), table.identity()),
          row -> row.getLong(1));
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }
}
