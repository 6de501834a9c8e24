package vanity.paper;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import vanity.arxiv.ArxivId;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.Notice;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /papers/<id>/} in every state that PRODUCT's table lists, and its state as JSON. */
public final class PaperPages {
  private static final Duration COME_AGAIN = Duration.ofMinutes(2);

  private final Papers papers;
  private final Templates templates;
  private final Site site;
  private final InstantSource clock;
  private final Notices notices;

  public PaperPages(Papers papers, Templates templates, Site site, InstantSource clock) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
    this.clock = clock;
    this.notices = new Notices(site);
  }

  /** The paper, or why it cannot be read; asks for it where nobody has yet. */
  public Response show(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id"));
    if (id.isEmpty()) {
      return notice(404, CachePolicy.PAPER_DAY, notices.notAnId(request.capture("id")));
    }
    if (!id.get().paper().equals(request.capture("id"))) {
      return Response.redirect(301, CachePolicy.REDIRECT, PaperFacts.path(id.get().paper()));
    }
    return answer(papers.open(id.get()));
  }

  /** {@code /papers/<id>vN/}: that version where it is held, else the way to the newest. */
  public Response version(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id") + "v" + request.capture("version"));
    if (id.isEmpty()) {
      return notice(404, CachePolicy.PAPER_DAY, notices.notAnId(request.capture("id")));
    }
    return papers.look(id.get()) instanceof OpenedPaper.Readable readable
            && readable.render().version() == id.get().version()
        ? readable(readable)
        : Response.redirect(302, CachePolicy.REDIRECT, PaperFacts.path(id.get().paper()));
  }

  private Response answer(OpenedPaper opened) {
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

  private Response readable(OpenedPaper.Readable opened) {
    ShownRender render = opened.render();
    PaperPage page = new PaperPage(site, new PaperFacts(opened.paper().facts()), render);
    Templates.Halves halves = templates.renderAround("paper.jte", page);
    CachePolicy policy = render.complete() ? CachePolicy.PAPER : CachePolicy.PAPER_HOUR;
    Body body = new Body.Composed(halves.before(), render.article(), halves.after());
    Response response =
        Response.of(200, policy, Response.HTML, body)
            .with("Link", "<" + site.absolute(page.facts().path()) + ">; rel=\"canonical\"");
    return tagged(opened.paper().id(), response);
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

  /** So that the edge can forget all pages of a paper at once. */
  private static Response tagged(String paper, Response response) {
    return response.with("Cache-Tag", "paper-" + paper);
  }

  /** What the progress page's script asks: where the paper is now, without asking for a render. */
  public Response state(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id"));
    JsonObject json = new JsonObject();
    if (id.isEmpty()) {
      json.addProperty("state", "not_on_arxiv");
      return Response.json(404, CachePolicy.NO_STORE, json.toString());
    }
    OpenedPaper opened = papers.look(id.get());
    json.addProperty("state", state(opened));
    if (opened instanceof OpenedPaper.Rendering rendering) {
      json.addProperty("position", rendering.position());
      json.addProperty("stage", rendering.stage());
      json.addProperty("doing", ProgressPage.doing(rendering));
    }
    return Response.json(200, CachePolicy.NO_STORE, json.toString());
  }

  private static String state(OpenedPaper opened) {
    return switch (opened) {
      case OpenedPaper.Readable readable -> readable.render().complete() ? "readable" : "partial";
      case OpenedPaper.Rendering rendering -> rendering.stage() == null ? "queued" : "rendering";
      case OpenedPaper.Failed failed -> "failed";
      case OpenedPaper.NoTexSource none -> "no_tex_source";
      case OpenedPaper.NotOnArxiv unknown -> "not_on_arxiv";
      case OpenedPaper.QueueFull full -> "queue_full";
      case OpenedPaper.ArxivUnreachable unreachable -> "arxiv_unreachable";
      case OpenedPaper.Unlicensed unlicensed -> "unlicensed";
      case OpenedPaper.TakenDown gone -> "taken_down";
    };
  }
}
