package vanity.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vanity.db.Database;
import vanity.db.Reads;
import vanity.paper.SearchResults.Hit;
import vanity.paper.SearchResults.Piece;

/** Full-text search over titles, authors and abstracts, by PostgreSQL. */
public final class PaperSearch {
  /** Hits of a page. */
  public static final int PAGE = 25;

  /** Of more matches than these only the newest are ranked: common words stay cheap. */
  static final int RANKED = 500;

  private static final int LAST_PAGE = RANKED / PAGE;

  /** How much of an extract's beginning and end is looked for in the text. */
  private static final int EDGE = 20;

  /** Around what was found; no text of ours holds them. */
  private static final char START = '\u0002';

  private static final char STOP = '\u0003';

  /**
   * For the transaction. Rare words want the word index, common ones the newest papers: only the
   * planner who sees the words can tell, and only if it knows that a page of the table is not the
   * four times dearer for not being the next one that it was on a disk that turns. And no search
   * may keep the others waiting.
   */
  static final String SETTINGS =
      """
      select set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('random_page_cost', '1.1', true),
        set_config('statement_timeout', '3s', true)
      """;

  /** The arguments are in {@link #hits}. */
  static final String HITS =
      """
      with matching as (
        select p.arxiv_id, p.published, p.words from papers p
        where p.taken_down_at is null
          and (? or p.words @@ (websearch_to_tsquery('english', ?) && ?::tsquery))
          and not exists (
            select from unnest(?::text[]) wanted where not exists (
              select from unnest(p.categories) has
              where lower(has) = wanted or starts_with(lower(has), wanted || '.')))
        order by p.published desc limit ?
      ), best as (
        select arxiv_id, ts_rank_cd(words, websearch_to_tsquery('english', ?), 1) as rank
        from matching
        order by rank desc, published desc, arxiv_id limit ? offset ?
      )
      select %s,
        ts_headline('english', p.title, websearch_to_tsquery('english', ?),
          'HighlightAll=true, StartSel=\u0002, StopSel=\u0003') as marked_title,
        ts_headline('english', p.abstract, websearch_to_tsquery('english', ?),
          'MaxFragments=2, MinWords=15, MaxWords=30, FragmentDelimiter=" … ", StartSel=\u0002, StopSel=\u0003')
          as marked_abstract
      from best join papers p using (arxiv_id)
      order by best.rank desc, p.published desc, p.arxiv_id
      """;

  private final Reads database;
  private final Spelling spelling;

  public PaperSearch(Reads database) {
    this.database = database;
    this.spelling = new Spelling(database);
  }

  /**
   * Full-text search over title, authors and abstract; pages of 25, counted from 1. Where nothing
   * is found, what is found by the nearest known words instead.
   */
  public SearchResults search(String typed, int page) {
    SearchResults found = exactly(typed, page);
    if (!found.hits().isEmpty() || page > 1) {
      return found;
    }
    return spelling
        .corrected(typed)
        .map(meant -> exactly(meant, page))
        .filter(instead -> !instead.hits().isEmpty())
        .orElse(found);
  }

  private SearchResults exactly(String typed, int page) {
    SearchQuery query = SearchQuery.parse(typed);
    if (query.isEmpty() || page > LAST_PAGE) {
      return new SearchResults(typed, List.of(), false);
    }
    List<Hit> found =
        database.inTransaction(sql -> {
          sql.query(SETTINGS, row -> true);
          return hits(sql, query, (page - 1) * PAGE);
        });
    boolean more = found.size() > PAGE && page < LAST_PAGE;
    return new SearchResults(typed, found.subList(0, Math.min(PAGE, found.size())), more);
  }

  private static List<Hit> hits(Database.Statements sql, SearchQuery query, int skip) {
    String[] categories = query.categories().toArray(String[]::new);
    return sql.query(
        HITS.formatted(PaperRows.SUMMARY),
        PaperSearch::hit,
        query.hasOnlyCategories(),
        query.words(),
        query.authorsQuery(),
        categories,
        RANKED,
        query.words(),
        PAGE + 1,
        skip,
        query.words(),
        query.words());
  }

  private static Hit hit(ResultSet row) throws SQLException {
    PaperSummary paper = PaperRows.summary(row);
    return new Hit(
        paper,
        pieces(row.getString("marked_title")),
        pieces(open(row.getString("marked_abstract"), paper.summary().strip())));
  }

  /** An extract that shows where it leaves out how the text begins or ends. */
  private static String open(String marked, String text) {
    String extract = marked.replaceAll("[" + START + STOP + "]", "").strip();
    boolean begins = text.startsWith(extract.substring(0, Math.min(EDGE, extract.length())));
    boolean ends = text.endsWith(extract.substring(Math.max(0, extract.length() - EDGE)));
    return (begins ? "" : "… ") + marked + (ends ? "" : " …");
  }

  /** Cuts a marked text at its marks. */
  private static List<Piece> pieces(String marked) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    boolean found = false;
    for (int i = 0; i <= marked.length(); i++) {
      char c = i == marked.length() ? STOP : marked.charAt(i);
      if (c == START || c == STOP) {
        if (i > start) {
          pieces.add(new Piece(marked.substring(start, i), found));
        }
        start = i + 1;
        found = c == START;
      }
    }
    return List.copyOf(pieces);
  }
}
