package vanity.render.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.db.Database;

/** The sources of papers, as they came, so that to render again needs no download. */
public final class SourceStore {
  /** A whole source in one row would be in memory twice; it is read in pieces of this size. */
  private static final int PIECE = 4 << 20;

  private static final String SELECT =
      "select substring(bytes from ?::int for ?) as bytes, object from sources where sha256 = ?";

  private final Database database;
  private final StoredBytes bytes;

  public SourceStore(Database database, Blobs blobs) {
    this.database = database;
    this.bytes = new StoredBytes(database, blobs);
  }

  /**
   * A source that is held.
   *
   * @param id with its version
   * @param sha256 in hex
   * @param mainFile chosen by hand, or null to choose by the rules
   */
  public record Held(ArxivId id, String sha256, String fileName, @Nullable String mainFile) {}

  /** The source of the newest version that one is held of. */
  public Optional<Held> newest(String paper) {
    return database.one(
        """
        select arxiv_id, version, encode(sha256, 'hex') as sha256, file_name, main_file
        from paper_sources where arxiv_id = ? order by version desc limit 1
        """,
        row ->
            new Held(
                new ArxivId(row.getString("arxiv_id"), row.getInt("version")),
                row.getString("sha256"),
                row.getString("file_name"),
                row.getString("main_file")),
        paper);
  }

  /**
   * Keeps a source of a known paper's version, in place of any before.
   *
   * @param id with its version
   * @param object that holds it in the object store; null where it belongs into the row
   */
  public static Held save(
      Database.Statements sql,
      ArxivId id,
      byte[] source,
      @Nullable String object,
      String fileName,
      @Nullable String mainFile) {
    byte[] sha256 = sha256(source);
    SharedRows.use(sql);
    sql.update(
        """
        insert into sources (sha256, bytes, object) values (?, ?, ?)
        on conflict (sha256) do nothing
        """,
        sha256,
        object == null ? source : null,
        object);
    sql.update(
        """
        insert into paper_sources (arxiv_id, version, sha256, file_name, main_file, fetched_at)
        values (?, ?, ?, ?, ?, now())
        on conflict (arxiv_id, version) do update set sha256 = excluded.sha256,
          file_name = excluded.file_name, main_file = excluded.main_file, fetched_at = now()
        """,
        id.paper(),
        id.version(),
        sha256,
        fileName,
        mainFile);
    return new Held(id, HexFormat.of().formatHex(sha256), fileName, mainFile);
  }

  /** The SHA-256 of these bytes, in hex. */
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(byte[] source) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(source);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }

  /** Writes a source into this folder, under the name it came with. */
  public Path write(Held source, Path folder) {
    byte[] sha256 = HexFormat.of().parseHex(source.sha256());
    Path file = folder.resolve(Path.of(source.fileName()).getFileName());
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] piece;
      long offset = 0;
      do {
        piece = bytes.piece(SELECT, offset, PIECE, sha256).orElseThrow();
        out.write(piece);
        offset += piece.length;
      } while (piece.length == PIECE);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
