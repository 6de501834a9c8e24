package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.ArxivPaper.Author;
import vanity.db.TestDatabase;
import vanity.paper.SearchResults.Piece;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;

class PaperSearchTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final PaperSearch search = new PaperSearch(postgres.database());

  @BeforeAll
  static void papers() {
    paper(
        "1706.03762",
        "Attention Is All You Need",
        "Ashish Vaswani",
        "Recurrent networks are not needed.",
        "cs.CL");
    paper(
        "1503.02531",
        "Distilling the Knowledge in a Neural Network",
        "Geoffrey Hinton",
        "We pay attention to ensembles.",
        "stat.ML");
    paper("0706.1234", "Graphs of Williams", "Do Nguyen", "On the flow of graphs.", "math.CO");
    paper("0807.4321", "Flows in networks", "Mary Williams-Smith", "Maximum flow.", "cs.DS");
  }

  private static void paper(
      String id, String title, String author, String summary, String category) {
    ArxivId parsed = ArxivId.parse(id).orElseThrow().withVersion(1);
    ArxivPaper paper =
        new ArxivPaper(
            parsed,
            title,
            List.of(new Author(author, List.of("University of Nowhere"))),
            summary,
            List.of(category),
            Instant.parse("20" + id.substring(0, 2) + "-01-01T00:00:00Z"),
            Instant.parse("20" + id.substring(0, 2) + "-01-01T00:00:00Z"),
            null,
            null,
            null,
            null);
    postgres.database().transact(sql -> KnownPapers.save(sql, paper));
  }

  private List<String> found(String typed) {
    return search.search(typed, 1).hits().stream().map(hit -> hit.paper().id()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "atention | attention | 1706.03762 1503.02531",
        "Grpahs | graphs | 0706.1234",
        "author:wiliams flow | author:williams flow | 0807.4321",
        "\"pay atention\" cat:stat | \"pay attention\" cat:stat | 1503.02531",
        "nueral knowledge -graph | neural knowledge -graph | 1503.02531",
        "attention | attention | 1706.03762 1503.02531",
        "xylophone | xylophone | "
      })
  void aTypingErrorIsForgiven(String typed, String meant, String ids) {
    assertEquals(meant, search.search(typed, 1).query());
    assertEquals(ids == null ? List.of() : List.of(ids.split(" ")), found(typed));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "attention | 1706.03762 1503.02531",
        "\"pay attention\" | 1503.02531",
        "network -attention | 0807.4321",
        "vaswani or nguyen | 0706.1234 1706.03762",
        "attention vaswani | 1706.03762",
        "flowing | 0807.4321 0706.1234",
        "author:williams | 0807.4321",
        "author:\"Do Nguyen\" | 0706.1234",
        "author:nowhere | ",
        "au:hinton attention | 1503.02531",
        "cat:cs.LG | ",
        "cat:cs | 1706.03762 0807.4321",
        "cat:CS.cl attention | 1706.03762",
        "flow category:math | 0706.1234",
        "zyzzyva | ",
      })
  void finds(String typed, String ids) {
    assertEquals(ids == null ? List.of() : List.of(ids.split(" ")), found(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "author:",
        "author:\"",
        "a & | ! ( : *",
        "\\",
        "the of",
        "-",
        "cat:",
        "\0",
        "<b>",
        "author:' cat:\\",
        "author:& attention",
        "%",
        "a\u0002b"
      })
  void takesWhateverIsTyped(String typed) {
    assertTrue(found(typed).size() <= 4);
  }

  @Test
  void marksWhatWasFound() {
    SearchResults.Hit hit = search.search("neural attention", 1).hits().getFirst();
    assertEquals(
        List.of(
            new Piece("Distilling the Knowledge in a ", false),
            new Piece("Neural", true),
            new Piece(" Network", false)),
        hit.title());
    assertEquals(
        List.of(
            new Piece("We pay ", false),
            new Piece("attention", true),
            new Piece(" to ensembles.", false)),
        hit.extract());
  }

  @Test
  void anExtractShowsWhereItLeavesTheTextOut() {
    String words = "one two three four five six seven eight nine ten ";
    paper(
        "2001.00002",
        "Middle",
        "Nobody",
        words + words + words + "okapi " + words + words,
        "econ.TH");
    String extract =
        search.search("okapi", 1).hits().getFirst().extract().stream()
            .map(Piece::text)
            .collect(Collectors.joining());
    assertTrue(extract.startsWith("… ") && extract.endsWith(" …"), extract);
    assertTrue(extract.contains("okapi"), extract);
  }

  @Test
  void turnsPages() {
    try (TestDatabase many = TestDatabase.fresh()) {
      ManyPapers.load(many.database(), 60);
      PaperSearch papers = new PaperSearch(many.database());
      assertEquals(25, papers.search("number", 1).hits().size());
      assertTrue(papers.search("number", 2).more());
      assertEquals(10, papers.search("number", 3).hits().size());
      assertEquals(false, papers.search("number", 3).more());
      assertEquals(0, papers.search("number", 41).hits().size());
    }
  }

  @Test
  void leavesOutWhatWasTakenDown() {
    ArxivId id = ArxivId.parse("2001.00001").orElseThrow();
    paper("2001.00001", "Zebra stripes", "Nobody", "Zebras.", "q-bio.PE");
    assertEquals(List.of("2001.00001"), found("zebra"));
    new PaperUpkeep(postgres.database(), Blobs.inRows()).takeDown(id, "Asked for.");
    assertEquals(List.of(), found("zebra"));
    assertEquals(List.of(), found("cat:q-bio"));
  }
}
