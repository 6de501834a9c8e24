package vanity.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.source.SourceKind;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;
import vanity.render.store.SourceStore;

/** Takes a paper and its source from an operator. */
public final class PaperImport {
  private final Database database;
  private final Blobs blobs;

  public PaperImport(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /**
   * A source as it came.
   *
   * @param fileName tells nothing but what it is called when it is written out again
   * @param mainFile the TeX file to convert, or null to choose it by the rules
   */
  public record Source(byte[] bytes, String fileName, @Nullable String mainFile) {
    private Source compressed() {
      return new Source(PaperImport.compressed(bytes), fileName, mainFile);
    }
  }

  /**
   * Stores both in one transaction and queues a render.
   *
   * @param facts what is known; an empty title, abstract or list of authors is read from the
   *     document when it is rendered. Without a version it is the newest that is here, or the
   *     first.
   */
  public void store(ArxivPaper facts, Source source) {
    Source packed = source.compressed();
    String object = blobs.put(packed.bytes());
    database.transact(sql -> store(sql, facts, packed, object));
  }

  /** The same for a paper that came with the program, and is not at arXiv. */
  void storeSample(ArxivPaper facts, Source source) {
    Source packed = source.compressed();
    String object = blobs.put(packed.bytes());
    database.transact(sql -> {
      store(sql, facts, packed, object);
      sql.update("update papers set sample = true where arxiv_id = ?", facts.id().paper());
    });
  }

  private static void store(
      Database.Statements sql, ArxivPaper facts, Source source, @Nullable String object) {
    ArxivPaper paper = facts.withId(versioned(sql, facts.id()));
    KnownPapers.save(sql, paper);
    SourceStore.save(sql, paper.id(), source.bytes(), object, source.fileName(), source.mainFile());
    RenderQueue.ask(sql, paper.id().paper(), Urgency.OPERATOR);
  }

  /** As it came where that is compressed, as arXiv's are; a plain TeX file or tar is gzipped. */
  static byte[] compressed(byte[] source) {
    boolean already =
        SourceKind.starts(source, 0x1f, 0x8b)
            || SourceKind.starts(source, 'P', 'K')
            || SourceKind.starts(source, '%', 'P', 'D', 'F');
    if (already) {
      return source;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // There is only memory in it.
    }
    return compressed.toByteArray();
  }

  private static ArxivId versioned(Database.Statements sql, ArxivId id) {
    return id.version() != 0
        ? id
        : id.withVersion(
            sql.one(
                    "select version from papers where arxiv_id = ?",
                    row -> row.getInt(1),
                    id.paper())
                .orElse(1));
  }
}
