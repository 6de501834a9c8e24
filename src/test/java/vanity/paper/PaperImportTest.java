package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.Documents;
import vanity.render.RenderQueue;
import vanity.render.store.Blobs;
import vanity.render.store.SourceStore;

class PaperImportTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();
  private final PaperImport papers = new PaperImport(database, Blobs.inRows());

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private static PaperImport.Source source(String bytes) {
    return new PaperImport.Source(bytes.getBytes(StandardCharsets.UTF_8), "main.tex", null);
  }

  private static ArxivPaper unversioned(String id) {
    return Documents.facts(id).withId(ArxivId.parse(id).orElseThrow());
  }

  private int count(String table) {
    return database.one("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
  }

  @Test
  void storesAndQueuesInOneGo() {
    papers.store(unversioned("1706.03762"), source("a"));
    assertEquals(
        Optional.of(ArxivId.parse("1706.03762v1").orElseThrow()),
        new SourceStore(database, Blobs.inRows()).newest("1706.03762").map(SourceStore.Held::id));
    assertEquals(new RenderQueue.Length(1, 0), new RenderQueue(database).length());
  }

  @Test
  void keepsASourceOnceHoweverManyHaveIt() {
    papers.store(unversioned("1706.03762"), source("same"));
    papers.store(unversioned("1706.03763"), source("same"));
    papers.store(unversioned("1706.03763"), source("same"));
    assertEquals(1, count("sources"));
    assertEquals(2, count("paper_sources"));
  }

  @Test
  void knowsASampleAsOne() {
    papers.storeSample(unversioned("2611.99001"), source("a"));
    papers.store(unversioned("1706.03762"), source("b"));
    assertEquals(
        List.of("1706.03762 false", "2611.99001 true"),
        database.query(
            "select arxiv_id || ' ' || sample from papers order by 1", row -> row.getString(1)));
  }

  @Test
  void isOfTheNewestVersionWhereNoneIsGiven() {
    papers.store(Documents.facts("1706.03762v3"), source("a"));
    papers.store(unversioned("1706.03762"), source("b"));
    assertEquals(
        List.of(3), database.query("select version from paper_sources", row -> row.getInt(1)));
  }

  @Test
  void doesNotForgetWhatIsKnownAlready() {
    ArxivPaper facts = Documents.facts("1706.03762v2");
    ArxivPaper known =
        new ArxivPaper(
            facts.id(),
            "Attention",
            List.of(new ArxivPaper.Author("Ada", List.of())),
            "Summary.",
            List.of("cs.CL"),
            facts.published(),
            facts.updated(),
            "5 pages",
            null,
            null,
            "http://creativecommons.org/licenses/by/4.0/");
    papers.store(known, source("a"));
    papers.store(Documents.facts("1706.03762v1"), source("b"));
    assertEquals(Optional.of(known), new PaperStore(database).find("1706.03762").map(Paper::facts));
  }

  @Test
  void leavesNothingBehindWhereItFails() {
    database.update("alter table paper_sources add constraint refused check (file_name <> 'bad')");
    try {
      papers.store(unversioned("1706.03762"), new PaperImport.Source(new byte[] {1}, "bad", null));
    } catch (vanity.db.DatabaseException expected) {
      assertEquals(0, count("papers") + count("sources") + count("scheduled_tasks"));
      return;
    } finally {
      database.update("alter table paper_sources drop constraint refused");
    }
    throw new AssertionError("the constraint did not hold");
  }
}
