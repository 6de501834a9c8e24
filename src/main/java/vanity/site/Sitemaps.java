package vanity.site;

import vanity.http.CachePolicy;
import vanity.paper.PaperFacts;
import vanity.paper.PaperStore;
import vanity.web.ErrorPages;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;

/** {@code /sitemap.xml} and {@code /sitemaps/papers-N.xml} (sitemaps.org 0.9). */
public final class Sitemaps {
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final PaperStore papers;
  private final Site site;
  private final ErrorPages errors;

  public Sitemaps(PaperStore papers, Site site, ErrorPages errors) {
    this.papers = papers;
    this.site = site;
    this.errors = errors;
  }

  public Response index(Request request) {
    Xml xml = new Xml("sitemapindex", NAMESPACE);
    for (int number = 1; number <= papers.sitemaps(); number++) {
      xml.open("sitemap");
      xml.element("loc", site.absolute("/sitemaps/papers-" + number + ".xml"));
      xml.close();
    }
    return xml.response("application/xml", CachePolicy.PAPER_DAY);
  }

  public Response papers(Request request) {
    String number = request.capture("number");
    if (!number.matches("[1-9]\\d{0,5}") || Integer.parseInt(number) > papers.sitemaps()) {
      return errors.notFound(request);
    }
    Xml xml = new Xml("urlset", NAMESPACE);
    for (PaperStore.SitemapEntry entry : papers.sitemap(Integer.parseInt(number))) {
      xml.open("url");
      xml.element("loc", site.absolute(PaperFacts.path(entry.paper())));
      xml.element("lastmod", PaperFacts.day(entry.changed()).toString());
      xml.close();
    }
    return xml.response("application/xml", CachePolicy.PAPER_DAY);
  }
}
