package vanity.render.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;

/**
 * Moves bytes to where new ones go, one after the other, while readers are served: a row names the
 * new place only once the bytes were read back from there, and the old ones go only then.
 */
public final class FileMove {
  private static final int PAGE = 200;

  private final Database database;
  private final Blobs blobs;
  private final String target;
  private int total;
  private int moved;
  private long bytes;
  private final List<String> problems = new ArrayList<>();

  /**
   * A move, to be run once.
   *
   * @param blobs that know both places
   */
  public FileMove(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
    this.target = blobs.store() == null ? "" : blobs.store().toString();
  }

  /**
   * How far it has come.
   *
   * @param total that were elsewhere when it began
   * @param problems what was left where it is, and why
   */
  public record Report(int total, int moved, long bytes, List<String> problems) {}

  /**
   * A table with bytes.
   *
   * @param hex its key as text, beginning with the SHA-256 of the bytes in hex
   * @param key a parameter of that text, as the key
   */
  private record Table(String name, String column, String hex, String key) {}

  private static final List<Table> TABLES =
      List.of(
          new Table("files", "name", "name", "?"),
          new Table("sources", "sha256", "encode(sha256, 'hex')", "decode(?, 'hex')"));

  private static final String ELSEWHERE = "split_part(coalesce(object, ''), '#', 1) <> ?";

  private record Row(byte @Nullable [] bytes, @Nullable String object) {}

  public Report run(Consumer<Report> progress) {
    for (Table table : TABLES) {
      total += count(table);
    }
    for (Table table : TABLES) {
      List<String> page;
      String last = "";
      do {
        page = page(table, last);
        for (String key : page) {
          move(table, key);
          progress.accept(report());
        }
        last = page.isEmpty() ? last : page.getLast();
      } while (!page.isEmpty());
    }
    return report();
  }

  private Report report() {
    return new Report(total, moved, bytes, List.copyOf(problems));
  }

  private int count(Table table) {
    return database
        .one(
            "select count(*) from %s where %s".formatted(table.name, ELSEWHERE),
            row -> row.getInt(1),
            target)
        .orElseThrow();
  }

  private List<String> page(Table table, String after) {
    return database.query(
        "select %s from %s where %s and %s > %s order by %s limit %d"
            .formatted(
                table.hex, table.name, ELSEWHERE, table.column, table.key, table.column, PAGE),
        row -> row.getString(1),
        target,
        after);
  }

  private void move(Table table, String key) {
    Optional<Row> found =
        database.one(
            "select bytes, object from %s where %s = %s"
                .formatted(table.name, table.column, table.key),
            row -> new Row(row.getBytes("bytes"), row.getString("object")),
            key);
    if (found.isEmpty()) {
      return; // Its paper went meanwhile.
    }
    String old = found.get().object;
    byte[] content = old == null ? found.get().bytes : blobs.get(old).orElse(null);
    if (content == null) {
      problems.add("%s: its object %s is not there".formatted(key, old));
    } else if (!key.startsWith(SourceStore.hex(content))) {
      problems.add(key + ": its bytes are not those of its name");
    } else {
      move(table, key, old, content);
    }
  }

  private void move(Table table, String key, @Nullable String old, byte[] content) {
    String object = blobs.put(content);
    if (object != null && !isThere(object, key)) {
      blobs.delete(List.of(object));
      problems.add(key + ": the store gave back something else than it was given");
      return;
    }
    int updated =
        database.update(
            "update %s set bytes = ?, object = ? where %s = %s and object is not distinct from ?"
                .formatted(table.name, table.column, table.key),
            object == null ? content : null,
            object,
            key,
            old);
    // Somebody else moved it, or it went.
    String needless = updated == 0 ? object : old;
    if (needless != null) {
      blobs.delete(List.of(needless));
    }
    moved += updated;
    bytes += updated == 0 ? 0 : content.length;
  }

  private boolean isThere(String object, String key) {
    return blobs.get(object).map(back -> key.startsWith(SourceStore.hex(back))).orElse(false);
  }
}
