package vanity.site;

import java.util.List;
import vanity.db.DatabaseBusyException;
import vanity.http.CachePolicy;
import vanity.s3.StoreAwayException;
import vanity.web.ErrorPages;
import vanity.web.Head;
import vanity.web.Notice;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** What visitors see when something goes wrong: pages that help, and never an exception's text. */
public final class SiteErrors implements ErrorPages {
  private static final String RETRY_SECONDS = "5";
  private static final String RETRY_STORE_SECONDS = "30";

  private final Templates templates;
  private final Site site;

  public SiteErrors(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  @Override
  public Response notFound(Request request) {
    return page(
        404,
        CachePolicy.ERROR,
        "There is no such page",
        List.of(
            "Nothing is at this address. Perhaps a paper was meant: its pages are at"
                + " /papers/ followed by the arXiv identifier.",
            "Try the search, or look through the newest papers."),
        true);
  }

  @Override
  public Response methodNotAllowed(Request request) {
    return page(
            405,
            CachePolicy.ERROR,
            "This page can only be read",
            List.of("The address is right, but it answers to GET and HEAD only."),
            false)
        .with("Allow", "GET, HEAD");
  }

  @Override
  public Response badRequest(Request request) {
    return page(
        400,
        CachePolicy.ERROR,
        "That request makes no sense here",
        List.of("The address holds something that cannot be understood, or it is too long."),
        true);
  }

  @Override
  public Response failure(Request request, Throwable cause) {
    if (cause instanceof DatabaseBusyException) {
      return page(
              503,
              CachePolicy.NO_STORE,
              "Too busy just now",
              List.of(
                  "More readers are here than can be served at once. Load the page again in a few"
                      + " seconds."),
              false)
          .with("Retry-After", RETRY_SECONDS);
    }
    if (cause instanceof StoreAwayException) {
      return page(
              503,
              CachePolicy.NO_STORE,
              "Not to be had just now",
              List.of(
                  "The store that keeps figures does not answer. Load the page again in a little"
                      + " while."),
              false)
          .with("Retry-After", RETRY_STORE_SECONDS);
    }
    return page(
        500,
        CachePolicy.NO_STORE,
        "Something broke",
        List.of(
            "That is a fault of this site, not of yours; it has been written down as "
                + request.id()
                + ".",
            "Trying again may help."),
        false);
  }

  private Response page(
      int status, CachePolicy policy, String heading, List<String> paragraphs, boolean search) {
    List<Notice.Link> links =
        List.of(new Notice.Link("/", "Home"), new Notice.Link("/papers/", "The newest papers"));
    Notice notice =
        new Notice(
            site, Head.hidden(heading, paragraphs.get(0)), heading, paragraphs, links, search);
    return Response.html(status, policy, templates.render("notice.jte", notice))
        .with("X-Robots-Tag", "noindex");
  }
}
