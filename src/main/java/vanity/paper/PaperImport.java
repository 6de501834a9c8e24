package vanity.paper;

import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.render.KnownPapers;
import vanity.render.RenderQueue;
import vanity.render.SourceStore;
import vanity.render.Urgency;

/** Takes a paper and its source from an operator. */
public final class PaperImport {
  private final Database database;

  public PaperImport(Database database) {
    this.database = database;
  }

  /**
   * A source as it came.
   *
   * @param fileName tells nothing but what it is called when it is written out again
   * @param mainFile the TeX file to convert, or null to choose it by the rules
   */
  public record Source(byte[] bytes, String fileName, @Nullable String mainFile) {}

  /**
   * Stores both in one transaction and queues a render.
   *
   * @param facts what is known; an empty title, abstract or list of authors is read from the
   *     document when it is rendered
   */
  public void store(ArxivPaper facts, Source source) {
    database.transact(sql -> {
      KnownPapers.save(sql, facts);
      SourceStore.save(sql, facts.id(), source.bytes(), source.fileName(), source.mainFile());
      RenderQueue.ask(sql, facts.id().paper(), Urgency.OPERATOR);
    });
  }
}
