package vanity.render;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.ArxivPaper.Author;
import vanity.db.Database;

/** What a worker must know and tell of the papers themselves. */
public final class KnownPapers {
  private KnownPapers() {}

  /**
   * What a render needs to know.
   *
   * @param id with the newest version known
   */
  record Known(ArxivId id, @Nullable String license, boolean takenDown) {}

  static Optional<Known> find(Database database, String paper) {
    return database.one(
        "select arxiv_id, version, license, taken_down_at from papers where arxiv_id = ?",
        row ->
            new Known(
                new ArxivId(row.getString("arxiv_id"), row.getInt("version")),
                row.getString("license"),
                row.getObject("taken_down_at") != null),
        paper);
  }

  /** Stores what arXiv, or an import, says of a paper, new or known. */
  public static void save(Database.Statements sql, ArxivPaper paper) {
    if (update(sql, paper) == 0) {
      insert(sql, paper);
    }
    sql.update(
        """
        insert into paper_versions (arxiv_id, version, submitted, license) values (?, ?, ?, ?)
        on conflict (arxiv_id, version) do update
          set submitted = excluded.submitted, license = excluded.license
        """,
        paper.id().paper(),
        paper.id().version(),
        paper.updated(),
        paper.license());
  }

  /** An import may know less than what is here. */
  private static int update(Database.Statements sql, ArxivPaper paper) {
    return sql.update(
        """
        update papers set version = greatest(version, ?), title = coalesce(nullif(?, ''), title),
          authors = coalesce(nullif(?::jsonb, '[]'), authors),
          abstract = coalesce(nullif(?, ''), abstract),
          categories = coalesce(nullif(?::text[], '{}'), categories),
          comment = coalesce(?, comment), journal_ref = coalesce(?, journal_ref),
          doi = coalesce(?, doi), license = coalesce(?, license), published = ?, updated = ?,
          checked_at = now()
        where arxiv_id = ?
        """,
        paper.id().version(),
        paper.title(),
        AuthorsJson.write(paper.authors()),
        paper.summary(),
        paper.categories().toArray(String[]::new),
        paper.comment(),
        paper.journalReference(),
        paper.doi(),
        paper.license(),
        paper.published(),
        paper.updated(),
        paper.id().paper());
  }

  private static void insert(Database.Statements sql, ArxivPaper paper) {
    sql.update(
        """
        insert into papers (arxiv_id, version, title, authors, abstract, comment, journal_ref, doi,
          license, categories, published, updated, checked_at)
        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, now())
        """,
        paper.id().paper(),
        paper.id().version(),
        paper.title(),
        AuthorsJson.write(paper.authors()),
        paper.summary(),
        paper.comment(),
        paper.journalReference(),
        paper.doi(),
        paper.license(),
        paper.categories().toArray(String[]::new),
        paper.published(),
        paper.updated());
  }

  /** Shows this render from now on, and takes from its document what nobody said of the paper. */
  static void show(Database.Statements sql, String paper, long render, ReaderDocument document) {
    List<Author> authors =
        document.authors().stream().map(name -> new Author(name, List.of())).toList();
    sql.update("update papers set shown_render = ? where arxiv_id = ?", render, paper);
    sql.update(
        """
        update papers set
          title = case title when '' then ? else title end,
          authors = case authors when '[]' then ?::jsonb else authors end,
          abstract = case abstract when '' then ? else abstract end
        where arxiv_id = ? and (title = '' or authors = '[]' or abstract = '')
        """,
        document.title(),
        AuthorsJson.write(authors),
        document.summary(),
        paper);
  }
}
