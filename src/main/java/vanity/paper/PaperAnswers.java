package vanity.paper;

import java.time.Duration;
import java.time.InstantSource;
import vanity.arxiv.License;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.Notice;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** PRODUCT's table of states: what a visitor of {@code /papers/<id>/} gets in each. */
final class PaperAnswers {
  private static final Duration COME_AGAIN = Duration.ofMinutes(2);

  private final Templates templates;
  private final Site site;
  private final InstantSource clock;
  private final Notices notices;

  PaperAnswers(Templates templates, Site site, InstantSource clock) {
    this.templates = templates;
    this.site = site;
    this.clock = clock;
    this.notices = new Notices(site);
  }

  Response of(OpenedPaper opened) {
    return switch (opened) {
      case OpenedPaper.Readable readable -> readable(readable);
      case OpenedPaper.Rendering rendering -> rendering(rendering);
      case OpenedPaper.Failed failed ->
          tagged(
              failed.paper().id(),
              notice(404, CachePolicy.PAPER_HOUR, notices.failed(failed.paper(), failed.reason())));
      case OpenedPaper.NoTexSource none ->
          tagged(
              none.paper().id(),
              notice(404, CachePolicy.PAPER_DAY, notices.noTexSource(none.paper(), none.kind())));
      case OpenedPaper.NotOnArxiv unknown ->
          tagged(
              unknown.id().paper(),
              notice(404, CachePolicy.PAPER_HOUR, notices.notOnArxiv(unknown.id())));
      case OpenedPaper.QueueFull full ->
          later(notice(503, CachePolicy.NO_STORE, notices.queueFull(full.id())), COME_AGAIN);
      case OpenedPaper.AskedTooOften often ->
          later(
              notice(503, CachePolicy.NO_STORE, notices.askedTooOften(often.id())),
              Allowance.PERIOD);
      case OpenedPaper.ArxivUnreachable unreachable ->
          later(
              notice(503, CachePolicy.NO_STORE, notices.arxivUnreachable(unreachable.id())),
              COME_AGAIN);
      case OpenedPaper.Unlicensed unlicensed ->
          tagged(
              unlicensed.paper().id(),
              notice(404, CachePolicy.PAPER_DAY, notices.unlicensed(unlicensed.paper())));
      case OpenedPaper.TakenDown gone ->
          tagged(
              gone.id().paper(),
              notice(410, CachePolicy.PAPER_DAY, notices.takenDown(gone.id(), gone.reason())));
    };
  }

  /** What looks like an identifier and cannot be one: month 13, an archive that never was. */
  Response notAnId(String text) {
    return notice(404, CachePolicy.PAPER_DAY, notices.notAnId(text));
  }

  private Response readable(OpenedPaper.Readable opened) {
    ShownRender render = opened.render();
    PaperPage page = new PaperPage(site, new PaperFacts(opened.paper()), render);
    Templates.Halves halves = templates.renderAround("paper.jte", page);
    CachePolicy policy = render.complete() ? CachePolicy.PAPER : CachePolicy.PAPER_HOUR;
    Body body = new Body.Composed(halves.before(), render.article(), halves.after());
    Response response = Response.of(200, policy, Response.HTML, body).with("Link", page.links());
    if (!License.mayBeShown(opened.paper().facts().license())) {
      // arXiv may distribute it and we give no right on: searches should lead to arXiv.
      response = response.with("X-Robots-Tag", "noindex");
    }
    return tagged(opened.paper().id(), response).version(opened.stamp());
  }

  private Response rendering(OpenedPaper.Rendering rendering) {
    Duration elapsed = Duration.between(rendering.since(), clock.instant());
    ProgressPage page =
        new ProgressPage(site, rendering, elapsed.isNegative() ? Duration.ZERO : elapsed);
    return later(
        Response.html(503, CachePolicy.NO_STORE, templates.render("progress.jte", page))
            .with("X-Robots-Tag", "noindex"),
        ProgressPage.REFRESH);
  }

  private Response notice(int status, CachePolicy policy, Notice notice) {
    return Response.html(status, policy, templates.render("notice.jte", notice))
        .with("X-Robots-Tag", "noindex");
  }

  private static Response later(Response response, Duration wait) {
    return response.with("Retry-After", Long.toString(wait.toSeconds()));
  }

  /** So that the edge can forget all pages of a paper at once, or all papers. */
  private static Response tagged(String paper, Response response) {
    return response.with("Cache-Tag", "papers," + PaperFacts.cacheTag(paper));
  }
}
