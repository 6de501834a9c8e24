package vanity.paper;

import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
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
   *     document when it is rendered. Without a version it is the newest that is here, or the
   *     first.
   */
  public void store(ArxivPaper facts, Source source) {
    database.transact(sql -> {
      ArxivPaper paper = facts.withId(versioned(sql, facts.id()));
      KnownPapers.save(sql, paper);
      SourceStore.save(sql, paper.id(), source.bytes(), source.fileName(), source.mainFile());
      RenderQueue.ask(sql, paper.id().paper(), Urgency.OPERATOR);
    });
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
