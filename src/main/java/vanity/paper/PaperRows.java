package vanity.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.ArxivPaper.Author;
import vanity.db.Columns;
import vanity.render.store.AuthorsJson;

/** From rows of {@code papers} to papers. */
final class PaperRows {
  /** What {@link #paper} wants of a table {@code p}. */
  static final String PAPER =
      """
      p.arxiv_id, p.version, p.title, p.authors, p.abstract, p.categories, p.published, p.updated,
      p.comment, p.journal_ref, p.doi, p.license, p.sample
      """;

  /** What {@link #summary} wants of a table {@code p}. */
  static final String SUMMARY =
      """
      p.arxiv_id, p.title, p.authors, p.abstract, p.categories, p.published, p.updated,
      p.shown_render is not null as readable
      """;

  private PaperRows() {}

  static Paper paper(ResultSet row) throws SQLException {
    return new Paper(
        new ArxivPaper(
            new ArxivId(row.getString("arxiv_id"), row.getInt("version")),
            title(row),
            AuthorsJson.read(row.getString("authors")),
            row.getString("abstract"),
            Columns.strings(row, "categories"),
            Columns.instant(row, "published"),
            Columns.instant(row, "updated"),
            row.getString("comment"),
            row.getString("journal_ref"),
            row.getString("doi"),
            row.getString("license")),
        row.getBoolean("sample"));
  }

  static PaperSummary summary(ResultSet row) throws SQLException {
    List<String> authors =
        AuthorsJson.read(row.getString("authors")).stream().map(Author::name).toList();
    return new PaperSummary(
        row.getString("arxiv_id"),
        title(row),
        authors,
        row.getString("abstract"),
        Columns.strings(row, "categories"),
        Columns.instant(row, "published"),
        Columns.instant(row, "updated"),
        row.getBoolean("readable"));
  }

  /** Until somebody or a document tells the title, the id stands for it. */
  static String title(ResultSet row) throws SQLException {
    String title = row.getString("title");
    return title.isEmpty() ? "arXiv:" + row.getString("arxiv_id") : title;
  }
}
