package vanity.paper;

import java.util.ArrayList;
import java.util.List;
import vanity.db.Database;
import vanity.paper.SearchResults.Hit;
import vanity.paper.SearchResults.Piece;

/** Full-text search over titles, authors and abstracts, by PostgreSQL. */
public final class PaperSearch {
  /** Hits of a page. */
  public static final int PAGE = 25;

  /** So deep nobody reads; and each page costs the ranking of all before it. */
  private static final int LAST_PAGE = 40;

  /** Of more matches than these only so many are ranked: common words stay cheap. */
  private static final int RANKED = 2_000;

  /** Around what was found; no text of ours holds them. */
  private static final char START = '\u0002';

  private static final char STOP = '\u0003';

  private final Database database;

  public PaperSearch(Database database) {
    this.database = database;
  }

  /** Full-text search over title, authors and abstract; pages of 25, counted from 1. */
  public SearchResults search(String typed, int page) {
    SearchQuery query = SearchQuery.parse(typed);
    if (query.isEmpty() || page > LAST_PAGE) {
      return new SearchResults(typed, List.of(), false);
    }
    String[] categories = query.categories().toArray(String[]::new);
    List<Hit> found =
        database.query(
            """
            with asked as (
              select websearch_to_tsquery('english', ?) as words, ?::tsquery as authors,
                ?::text[] as categories
            ), matching as (
              select p.* from papers p, asked
              where p.taken_down_at is null
                and (p.words @@ (asked.words && asked.authors)
                  or numnode(asked.words && asked.authors) = 0 and cardinality(asked.categories) > 0)
                and not exists (
                  select from unnest(asked.categories) wanted where not exists (
                    select from unnest(p.categories) has
                    where lower(has) = wanted or starts_with(lower(has), wanted || '.')))
              limit ?
            ), best as (
              select m.*, ts_rank_cd(m.words, asked.words, 1) as rank from matching m, asked
              order by rank desc, published desc, arxiv_id limit ? offset ?
            )
            select %s,
              ts_headline('english', p.title, asked.words,
                'HighlightAll=true, StartSel=\u0002, StopSel=\u0003') as marked_title,
              ts_headline('english', p.abstract, asked.words,
                'MaxFragments=2, MinWords=15, MaxWords=30, FragmentDelimiter=" … ", StartSel=\u0002, StopSel=\u0003')
                as marked_abstract
            from best p, asked order by p.rank desc, p.published desc, p.arxiv_id
            """
                .formatted(PaperRows.SUMMARY),
            row ->
                new Hit(
                    PaperRows.summary(row),
                    pieces(row.getString("marked_title")),
                    pieces(row.getString("marked_abstract"))),
            query.words(),
            query.authorsQuery(),
            categories,
            RANKED,
            PAGE + 1,
            (page - 1) * PAGE);
    boolean more = found.size() > PAGE && page < LAST_PAGE;
    return new SearchResults(typed, found.subList(0, Math.min(PAGE, found.size())), more);
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
