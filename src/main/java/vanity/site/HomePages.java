package vanity.site;

import java.util.List;
import vanity.http.CachePolicy;
import vanity.paper.PaperStore;
import vanity.paper.PaperSummary;
import vanity.web.Head;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /}: one box, and something to read. */
public final class HomePages {
  private static final int NEWEST = 12;

  private final PaperStore papers;
  private final Templates templates;
  private final Site site;

  public HomePages(PaperStore papers, Templates templates, Site site) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
  }

  /** What {@code home.jte} shows. */
  public record Page(Site site, List<PaperSummary> newest) {
    public Head head() {
      return Head.of(
          "Papers as web pages",
          "Reads arXiv papers as responsive web pages, so you don’t have to squint at a PDF.",
          "/");
    }

    /** Drags to the bookmarks bar; opens the paper that is being looked at. */
    public String bookmarklet() {
      return "javascript:location.href='"
          + site.absolute("/convert/")
          + "?query='+encodeURIComponent(location.href)";
    }

    /** What stands in place of arxiv.org in an address. */
    public String host() {
      return site.rootUrl().getAuthority();
    }
  }

  public Response home(Request request) {
    Page page = new Page(site, papers.newestReadable(NEWEST));
    return ListPages.tagged(
        Response.html(200, CachePolicy.LISTING, templates.render("home.jte", page)));
  }
}
