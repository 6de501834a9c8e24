package vanity.render.store;

import java.util.ArrayList;
import java.util.List;
import vanity.db.Database;

/**
 * Rows that many refer to, stored once: figures and sources. A transaction that refers to one must
 * not find it swept away under it, so those that use them and the one that sweeps exclude each
 * other; therefore a sweep looks only at rows that somebody has just let go.
 */
public final class SharedRows {
  private static final int LOCK = 0x51EEB;

  /** How many are swept at once, so that nobody waits long for the lock. */
  private static final int PIECE = 500;

  private SharedRows() {}

  /**
   * What a transaction stopped referring to: others may refer to it still.
   *
   * @param files by name
   * @param sources by their SHA-256 in hex
   */
  public record LetGo(List<String> files, List<String> sources) {
    /** Of a paper that goes, with all its versions; before it goes. */
    public static LetGo ofPaper(Database.Statements sql, String paper) {
      return new LetGo(
          sql.query(
              """
              select distinct name from render_files join renders on renders.id = render_id
              where arxiv_id = ?
              """,
              row -> row.getString(1),
              paper),
          sql.query(
              "select distinct encode(sha256, 'hex') from paper_sources where arxiv_id = ?",
              row -> row.getString(1),
              paper));
    }

    /** The figures of the renders of a version before this one, which are taken from them. */
    static LetGo ofOlderRenders(Database.Statements sql, String paper, int version, long render) {
      return new LetGo(
          sql.query(
              """
              delete from render_files using renders
              where renders.id = render_id and arxiv_id = ? and version = ? and id < ?
              returning name
              """,
              row -> row.getString(1),
              paper,
              version,
              render),
          List.of());
    }
  }

  /** Nothing is swept until the end of this transaction. */
  static void use(Database.Statements sql) {
    sql.query("select pg_advisory_xact_lock_shared(?)", row -> 0, LOCK);
  }

  /** Removes what of these nothing refers to any more, with its objects; tells how many. */
  public static int sweep(Database database, Blobs blobs, LetGo letGo) {
    int swept = 0;
    for (List<String> files : pieces(letGo.files())) {
      swept += sweep(database, blobs, FILES, files);
    }
    for (List<String> sources : pieces(letGo.sources())) {
      swept += sweep(database, blobs, SOURCES, sources);
    }
    return swept;
  }

  private static final String FILES =
      """
      delete from files where name = any(?)
        and not exists (select from render_files where render_files.name = files.name)
      returning coalesce(object, '')
      """;

  private static final String SOURCES =
      """
      delete from sources where sha256 in (select decode(hex, 'hex') from unnest(?::text[]) hex)
        and not exists (select from paper_sources where paper_sources.sha256 = sources.sha256)
      returning coalesce(object, '')
      """;

  private static int sweep(Database database, Blobs blobs, String delete, List<String> keys) {
    List<String> deleted =
        database.inTransaction(sql -> {
          sql.query("select pg_advisory_xact_lock(?)", row -> 0, LOCK);
          return sql.query(delete, row -> row.getString(1), (Object) keys.toArray(String[]::new));
        });
    blobs.delete(deleted.stream().filter(object -> !object.isEmpty()).toList());
    return deleted.size();
  }

  private static List<List<String>> pieces(List<String> keys) {
    List<List<String>> pieces = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += PIECE) {
      pieces.add(keys.subList(from, Math.min(from + PIECE, keys.size())));
    }
    return pieces;
  }

  /**
   * Removes whatever nothing refers to: what a process left that was killed between letting go and
   * sweeping. They are looked for without the lock, which takes long where there are many files.
   */
  public static int sweepLeftovers(Database database, Blobs blobs) {
    LetGo leftovers =
        new LetGo(
            database.query(
                """
                select name from files
                where not exists (select from render_files where render_files.name = files.name)
                """,
                row -> row.getString(1)),
            database.query(
                """
                select encode(sha256, 'hex') from sources where not exists (
                  select from paper_sources where paper_sources.sha256 = sources.sha256)
                """,
                row -> row.getString(1)));
    return sweep(database, blobs, leftovers);
  }
}
