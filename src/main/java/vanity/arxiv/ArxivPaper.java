package vanity.arxiv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What arXiv says of a paper; also what an import without arXiv is given.
 *
 * @param id with the version that this describes
 * @param summary the abstract, plain text with TeX in it; an empty line between paragraphs
 * @param categories the primary one first
 * @param published when the first version was submitted
 * @param updated when this version was submitted
 * @param doi of the published article, given by the authors; arXiv's own is {@link ArxivId#doi}
 * @param license the licence's URL, where known (OAI-PMH says it, the query API does not)
 */
public record ArxivPaper(
    ArxivId id,
    String title,
    List<Author> authors,
    String summary,
    List<String> categories,
    Instant published,
    Instant updated,
    @Nullable String comment,
    @Nullable String journalReference,
    @Nullable String doi,
    @Nullable String license) {

  /** An author as listed, with affiliations where given. */
  public record Author(String name, List<String> affiliations) {}

  /**
   * What the identifier alone tells: the month, and of an old one the archive. The first version
   * where it has none.
   */
  public static ArxivPaper nothingBut(ArxivId id) {
    Instant month = id.month().atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    int slash = id.paper().indexOf('/');
    return new ArxivPaper(
        id.version() == 0 ? id.withVersion(1) : id,
        "",
        List.of(),
        "",
        slash < 0 ? List.of() : List.of(id.paper().substring(0, slash)),
        month,
        month,
        null,
        null,
        null,
        null);
  }

  public String primaryCategory() {
    return categories.isEmpty() ? "" : categories.get(0);
  }

  /** The same, of this version. */
  public ArxivPaper withId(ArxivId newId) {
    return new ArxivPaper(
        newId,
        title,
        authors,
        summary,
        categories,
        published,
        updated,
        comment,
        journalReference,
        doi,
        license);
  }

  /** The same, under this licence. */
  public ArxivPaper withLicense(@Nullable String url) {
    return new ArxivPaper(
        id,
        title,
        authors,
        summary,
        categories,
        published,
        updated,
        comment,
        journalReference,
        doi,
        url);
  }
}
