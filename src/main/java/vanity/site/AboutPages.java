package vanity.site;

import vanity.http.CachePolicy;
import vanity.web.Head;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /about/}: what this is, and what arXiv asks to be said. */
public final class AboutPages {
  private final Templates templates;
  private final Site site;
  private final String contact;

  /**
   * The page.
   *
   * @param contact where takedown requests go, or empty
   */
  public AboutPages(Templates templates, Site site, String contact) {
    this.templates = templates;
    this.site = site;
    this.contact = contact;
  }

  /** What {@code about.jte} shows. */
  public record Page(Site site, String contact) {
    public Head head() {
      return Head.of(
          "About",
          "What this site is, where its papers come from, and how to ask for one's removal.",
          "/about/");
    }

    public String contactUrl() {
      return contact.contains("@") ? "mailto:" + contact : contact;
    }
  }

  public Response about(Request request) {
    return Response.html(
        200, CachePolicy.DOCUMENT, templates.render("about.jte", new Page(site, contact)));
  }
}
