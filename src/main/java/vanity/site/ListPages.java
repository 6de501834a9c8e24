package vanity.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.Taxonomy;
import vanity.http.CachePolicy;
import vanity.paper.Listing;
import vanity.paper.PaperStore;
import vanity.web.ErrorPages;
import vanity.web.Head;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /papers/}: all papers, or one category's, newest first; and the categories. */
public final class ListPages {
  private final PaperStore papers;
  private final Templates templates;
  private final Site site;
  private final ErrorPages errors;

  public ListPages(PaperStore papers, Templates templates, Site site, ErrorPages errors) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
    this.errors = errors;
  }

  /**
   * What {@code list.jte} shows.
   *
   * @param first whether this is where the list begins
   */
  public record Page(Site site, Listing listing, boolean first) {
    public Head head() {
      String what = title();
      return new Head(
          what,
          "The newest papers" + (all() ? "" : " in " + what) + ", as web pages.",
          first ? link(null, null) : null,
          first);
    }

    public boolean all() {
      return listing.category().isEmpty();
    }

    public String title() {
      return all() ? "Papers" : Taxonomy.name(listing.category()).orElse(listing.category());
    }

    public String feedUrl() {
      return Feed.path(listing.category());
    }

    public @Nullable String olderUrl() {
      return listing.older() == null ? null : link("before", listing.older());
    }

    public @Nullable String newerUrl() {
      return listing.newer() == null ? null : link("after", listing.newer());
    }

    private String link(@Nullable String name, @Nullable String cursor) {
      StringBuilder url = new StringBuilder("/papers/");
      if (!all()) {
        url.append("?category=").append(encoded(listing.category()));
      }
      if (name != null && cursor != null) {
        url.append(all() ? '?' : '&').append(name).append('=').append(encoded(cursor));
      }
      return url.toString();
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  public Response list(Request request) {
    String category = or(request.parameter("category"), "");
    if (!category.isEmpty() && Taxonomy.name(category).isEmpty()) {
      return errors.notFound(request);
    }
    Optional<Listing> listing = listing(request, category);
    if (listing.isEmpty()) {
      return errors.notFound(request);
    }
    boolean first = listing.get().newer() == null;
    Page page = new Page(site, listing.get(), first);
    return tagged(Response.html(200, CachePolicy.LISTING, templates.render("list.jte", page)));
  }

  /** One that shows papers: what the edge is to forget when one of them goes (V9__lists.sql). */
  static Response tagged(Response response) {
    return response.with("Cache-Tag", "lists");
  }

  private Optional<Listing> listing(Request request, String category) {
    String page = request.parameter("page");
    // The first page is there even where it is empty.
    if (page != null && !page.equals("1")) {
      return page.matches("[1-9]\\d{0,6}")
          ? papers.page(category, Integer.parseInt(page))
          : Optional.empty();
    }
    try {
      return Optional.of(
          papers.list(category, request.parameter("before"), request.parameter("after")));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a cursor that we never gave out
    }
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  /** What {@code categories.jte} shows. */
  public record Categories(Site site, List<Taxonomy.Group> groups) {
    public Head head() {
      return Head.of("Categories", "All of arXiv’s categories, by their names.", "/categories/");
    }
  }

  /** {@code /categories/}: arXiv's taxonomy by name. */
  public Response categories(Request request) {
    Categories page = new Categories(site, Taxonomy.groups());
    return Response.html(200, CachePolicy.DOCUMENT, templates.render("categories.jte", page));
  }
}
