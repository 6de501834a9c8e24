package vanity.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vanity.arxiv.Taxonomy;
import vanity.http.CachePolicy;
import vanity.paper.PaperFacts;
import vanity.paper.PaperStore;
import vanity.paper.PaperSummary;
import vanity.paper.PlainTex;
import vanity.web.ErrorPages;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;

/**
 * {@code /papers/feed/}: the newest readable papers, of all or of one category, as Atom (RFC 4287),
 * or as RSS 2.0.
 */
public final class Feed {
  private static final int ENTRIES = 25;
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PaperStore papers;
  private final Site site;
  private final ErrorPages errors;

  public Feed(PaperStore papers, Site site, ErrorPages errors) {
    this.papers = papers;
    this.site = site;
    this.errors = errors;
  }

  /** Where the feed of a category is; empty for all. */
  static String path(String category) {
    return "/papers/feed/" + query(category);
  }

  private static String query(String category) {
    return category.isEmpty() ? "" : "?category=" + category;
  }

  public Response feed(Request request) {
    String asked = request.parameter("category");
    String category = asked == null ? "" : asked;
    if (!category.isEmpty() && Taxonomy.name(category).isEmpty()) {
      return errors.notFound(request);
    }
    List<PaperSummary> newest =
        category.isEmpty()
            ? papers.newestReadable(ENTRIES)
            : papers.newestReadable(category, ENTRIES);
    return "rss".equals(request.parameter("format"))
        ? rss(category, newest)
        : atom(category, newest);
  }

  private Response atom(String category, List<PaperSummary> newest) {
    Xml xml = new Xml("feed", "http://www.w3.org/2005/Atom");
    xml.element("id", site.absolute(path(category)));
    xml.element("title", title(category));
    xml.element("updated", updated(newest).toString());
    xml.element("link", "", "rel", "self", "href", site.absolute(path(category)));
    xml.element("link", "", "rel", "alternate", "href", list(category));
    for (PaperSummary paper : newest) {
      xml.open("entry");
      xml.element("id", url(paper));
      xml.element("title", PlainTex.of(paper.title()));
      xml.element("link", "", "rel", "alternate", "href", url(paper));
      xml.element("published", paper.published().toString());
      xml.element("updated", paper.updated().toString());
      for (String author : paper.authors().isEmpty() ? List.of("unknown") : paper.authors()) {
        xml.open("author");
        xml.element("name", author);
        xml.close();
      }
      paper.categories().forEach(each -> xml.element("category", "", "term", each));
      xml.element("summary", PlainTex.of(paper.summary()));
      xml.close();
    }
    return ListPages.tagged(xml.response("application/atom+xml", CachePolicy.LISTING));
  }

  private Response rss(String category, List<PaperSummary> newest) {
    Xml xml = new Xml("rss", "", "version", "2.0");
    xml.open("channel");
    xml.element("title", title(category));
    xml.element("link", list(category));
    xml.element("description", "The newest papers that can be read here.");
    for (PaperSummary paper : newest) {
      xml.open("item");
      xml.element("title", PlainTex.of(paper.title()));
      xml.element("link", url(paper));
      xml.element("guid", url(paper));
      xml.element("pubDate", RFC_822.format(paper.updated()));
      paper.categories().forEach(each -> xml.element("category", each));
      xml.element("description", PlainTex.of(paper.summary()));
      xml.close();
    }
    xml.close();
    return ListPages.tagged(xml.response("application/rss+xml", CachePolicy.LISTING));
  }

  private String title(String category) {
    return site.name()
        + " – newest papers"
        + Taxonomy.name(category).map(name -> " in " + name).orElse("");
  }

  /** Where people read what the feed is of. */
  private String list(String category) {
    return site.absolute("/papers/" + query(category));
  }

  private String url(PaperSummary paper) {
    return site.absolute(PaperFacts.path(paper.id()));
  }

  /** Of the newest change, so that an unchanged feed has unchanged bytes. */
  private static Instant updated(List<PaperSummary> newest) {
    return newest.stream().map(PaperSummary::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
  }
}
