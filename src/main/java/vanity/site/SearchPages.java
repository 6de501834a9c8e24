package vanity.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.http.CachePolicy;
import vanity.paper.PaperSearch;
import vanity.paper.SearchResults;
import vanity.web.ErrorPages;
import vanity.web.Head;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /search/?q=…}: full text over titles, authors and abstracts. */
public final class SearchPages {
  private static final int LONGEST = 200;
  private static final int LAST_PAGE = 40;

  private final PaperSearch papers;
  private final Templates templates;
  private final Site site;
  private final ErrorPages errors;

  public SearchPages(PaperSearch papers, Templates templates, Site site, ErrorPages errors) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
    this.errors = errors;
  }

  /**
   * What {@code search.jte} shows.
   *
   * @param query as typed; empty before anything was
   * @param results null where nothing was asked
   * @param id the identifier that the query is, if it is one
   */
  public record Page(
      Site site, String query, int number, @Nullable SearchResults results, @Nullable String id) {
    public Head head() {
      return new Head(
          query.isEmpty() ? "Search" : query + " – search",
          "Search papers by title, author and abstract.",
          query.isEmpty() ? "/search/" : null,
          query.isEmpty());
    }

    public @Nullable String nextUrl() {
      return results != null && results.more() && number < LAST_PAGE ? url(number + 1) : null;
    }

    public @Nullable String previousUrl() {
      return number > 1 ? url(number - 1) : null;
    }

    /** What was searched for instead, if nothing has what was typed. */
    public @Nullable String corrected() {
      return results == null || results.query().equals(query) ? null : results.query();
    }

    private String url(int page) {
      String asked = results == null ? query : results.query();
      String words = URLEncoder.encode(asked, StandardCharsets.UTF_8);
      return "/search/?q=" + words + (page == 1 ? "" : "&page=" + page);
    }
  }

  public Response search(Request request) {
    String typed = request.parameter("q");
    String query = typed == null ? "" : typed.strip();
    String page = request.parameter("page");
    if (query.length() > LONGEST) {
      return errors.badRequest(request);
    }
    if (page != null && !page.matches("[1-9]\\d?")) {
      return errors.notFound(request);
    }
    int number = page == null ? 1 : Math.min(Integer.parseInt(page), LAST_PAGE);
    SearchResults results = query.isEmpty() ? null : papers.search(query, number);
    String id = ArxivId.find(query).map(ArxivId::paper).orElse(null);
    Page shown = new Page(site, query, number, results, id);
    return ListPages.tagged(
        Response.html(200, CachePolicy.LISTING, templates.render("search.jte", shown)));
  }
}
