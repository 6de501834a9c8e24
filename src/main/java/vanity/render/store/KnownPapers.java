package vanity.render.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.ArxivPaper.Author;
import vanity.arxiv.OaiRecord;
import vanity.db.Database;
import vanity.render.document.ReaderDocument;

/** What a worker must know and tell of the papers themselves. */
public final class KnownPapers {
  private KnownPapers() {}

  /**
   * What a render needs to know.
   *
   * @param id with the newest version known
   * @param license of that version, or null if nobody has told
   * @param sample whether it came with the program, so that arXiv has not got it
   * @param stale whether arXiv was not asked in the last day, for which it wants answers to be kept
   */
  public record Known(
      ArxivId id, @Nullable String license, boolean takenDown, boolean sample, boolean stale) {}

  public static Optional<Known> find(Database database, String paper) {
    return database.one(FIND, KnownPapers::known, paper);
  }

  /** The same, as part of a transaction. */
  public static Optional<Known> find(Database.Statements sql, String paper) {
    return sql.one(FIND, KnownPapers::known, paper);
  }

  private static final String FIND =
      """
      select arxiv_id, p.version, v.license, taken_down_at, sample,
        coalesce(checked_at < now() - interval '1 day', true) as stale
      from papers p left join paper_versions v using (arxiv_id, version) where arxiv_id = ?
      """;

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        new ArxivId(row.getString("arxiv_id"), row.getInt("version")),
        row.getString("license"),
        row.getObject("taken_down_at") != null,
        row.getBoolean("sample"),
        row.getBoolean("stale"));
  }

  /** Stores what arXiv says of a paper, new or known. */
  public static void learn(Database.Statements sql, ArxivPaper paper) {
    save(sql, paper);
    checked(sql, paper.id().paper());
  }

  /** Arxiv was asked for it, whatever it said. */
  public static void checked(Database.Statements sql, String paper) {
    sql.update("update papers set checked_at = now() where arxiv_id = ?", paper);
  }

  /** Stores the dates of all versions, and the licence of the newest. */
  public static void learn(Database.Statements sql, OaiRecord item) {
    String paper = item.id().paper();
    for (OaiRecord.Version version : item.versions()) {
      boolean newest = version.equals(item.newest());
      saveVersion(
          sql, paper, version.number(), version.submitted(), newest ? item.license() : null);
    }
    sql.update(
        "update papers set license = coalesce(?, license) where arxiv_id = ?",
        item.license(),
        paper);
  }

  /** Stores what somebody says of a paper, new or known; an import may know less than arXiv. */
  public static void save(Database.Statements sql, ArxivPaper paper) {
    if (update(sql, paper) == 0) {
      insert(sql, paper);
    }
    saveVersion(sql, paper.id().paper(), paper.id().version(), paper.updated(), paper.license());
  }

  private static void saveVersion(
      Database.Statements sql,
      String paper,
      int version,
      @Nullable Instant submitted,
      @Nullable String license) {
    sql.update(
        """
        insert into paper_versions (arxiv_id, version, submitted, license) values (?, ?, ?, ?)
        on conflict (arxiv_id, version) do update
          set submitted = coalesce(excluded.submitted, paper_versions.submitted),
              license = coalesce(excluded.license, paper_versions.license)
        """,
        paper,
        version,
        submitted,
        license);
  }

  private static int update(Database.Statements sql, ArxivPaper paper) {
    return sql.update(
        """
        update papers set version = greatest(version, ?), title = coalesce(nullif(?, ''), title),
          authors = coalesce(nullif(?::jsonb, '[]'), authors),
          abstract = coalesce(nullif(?, ''), abstract),
          categories = coalesce(nullif(?::text[], '{}'), categories),
          comment = coalesce(?, comment), journal_ref = coalesce(?, journal_ref),
          doi = coalesce(?, doi), license = coalesce(?, license), published = ?, updated = ?
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
          license, categories, published, updated)
        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (arxiv_id) do nothing
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
  public static void show(
      Database.Statements sql, String paper, long render, ReaderDocument document) {
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
