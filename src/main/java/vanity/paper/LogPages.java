package vanity.paper;

import java.util.List;
import java.util.Optional;
import vanity.http.CachePolicy;
import vanity.web.Head;
import vanity.web.Notice;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /papers/<id>/log/}: how the newest conversion of a paper went. */
public final class LogPages {
  private final PaperStore papers;
  private final Templates templates;
  private final Site site;

  public LogPages(PaperStore papers, Templates templates, Site site) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
  }

  public Response show(Request request) {
    String id = request.capture("id");
    Optional<ConversionLog> log = papers.log(id);
    if (log.isEmpty()) {
      return hidden(
          Response.html(404, CachePolicy.ERROR, templates.render("notice.jte", never(id))));
    }
    // While it runs, the next look will find another report.
    CachePolicy policy = log.get().report() == null ? CachePolicy.NO_STORE : CachePolicy.PAPER_HOUR;
    LogPage page = new LogPage(site, log.get());
    return hidden(Response.html(200, policy, templates.render("log.jte", page)))
        .with("Cache-Tag", PaperFacts.cacheTag(id));
  }

  private static Response hidden(Response response) {
    return response.with("X-Robots-Tag", "noindex");
  }

  private Notice never(String id) {
    return new Notice(
        site,
        Head.hidden("No conversion of arXiv:" + id, "This paper has never been converted here."),
        "No log yet",
        List.of("The paper arXiv:" + id + " has never been converted here."),
        List.of(new Notice.Link(PaperFacts.path(id), "Open the paper, which converts it")),
        false);
  }
}
