package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;

class CitationTest {
  @Test
  void isAnEntryAsArxivWritesIt() {
    assertEquals(
        """
        @misc{vaswani2017attention,
          title = {{Attention Is All You Need}},
          author = {Ashish Vaswani and Noam Shazeer},
          year = {2017},
          eprint = {1706.03762},
          archivePrefix = {arXiv},
          primaryClass = {cs.CL},
          url = {https://arxiv.org/abs/1706.03762}
        }
        """,
        new Citation(paper("Attention Is All You Need", null, "Ashish Vaswani", "Noam Shazeer"))
            .bibtex());
  }

  @Test
  void addsWhereItWasPublished() {
    String entry = new Citation(paper("The T", "Proc. A & B 3 (2018)", "Jo Doe")).bibtex();
    assertEquals(
        """
          doi = {10.1000/1},
          note = {Proc. A \\& B 3 (2018)},
        """,
        entry.substring(entry.indexOf("  doi"), entry.indexOf("  url")));
  }

  @Test
  void keepsTheTexOfATitleAndEscapesWhatWouldBreakTheEntry() {
    assertTitle("{{Bounds on $O(n^2)$ \\& \\% of {X}}}", "Bounds on $O(n^2)$ & % of {X}");
    assertTitle("{{An open brace}}", "An {open brace");
  }

  @Test
  void aGroupIsNotTakenApart() {
    String entry = new Citation(paper("Higgs", null, "The ATLAS Collaboration")).bibtex();
    assertEquals(
        "author = {{The ATLAS Collaboration}},",
        entry.lines().filter(line -> line.contains("author")).findFirst().orElseThrow().strip());
  }

  @Test
  void theKeyIsPlainAsciiWhateverTheNamesAre() {
    assertEquals(
        "erdos2017theorie", new Citation(paper("Théorie des graphes", null, "Paul Erdős")).key());
    assertEquals("2017", new Citation(paper("题", null, "李")).key());
  }

  private static void assertTitle(String expected, String title) {
    String entry = new Citation(paper(title, null, "A B")).bibtex();
    assertEquals(
        "title = " + expected + ",",
        entry.lines().filter(line -> line.contains("title")).findFirst().orElseThrow().strip());
  }

  private static ArxivPaper paper(String title, @Nullable String journal, String... authors) {
    return new ArxivPaper(
        new ArxivId("1706.03762", 7),
        title,
        List.of(authors).stream().map(name -> new ArxivPaper.Author(name, List.of())).toList(),
        "",
        List.of("cs.CL"),
        Instant.parse("2017-06-12T17:57:34Z"),
        Instant.parse("2023-08-02T00:41:18Z"),
        null,
        journal,
        journal == null ? null : "10.1000/1",
        null);
  }
}
