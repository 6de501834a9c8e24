package vanity.paper;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import vanity.arxiv.ArxivId;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /papers/<id>/} in every state that PRODUCT's table lists, and its state as JSON. */
public final class PaperPages {
  private final Papers papers;
  private final PaperAnswers answers;

  public PaperPages(Papers papers, Templates templates, Site site, InstantSource clock) {
    this.papers = papers;
    this.answers = new PaperAnswers(templates, site, clock);
  }

  /** The paper, or why it cannot be read; asks for it where nobody has yet. */
  public Response show(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id"));
    if (id.isEmpty()) {
      return answers.notAnId(request.capture("id"));
    }
    if (!id.get().paper().equals(request.capture("id"))) {
      return Response.redirect(301, CachePolicy.REDIRECT, PaperFacts.path(id.get().paper()));
    }
    return answers.of(papers.open(id.get(), request.client()));
  }

  /** {@code /papers/<id>vN/}: that version where it is held, else the way to the newest. */
  public Response version(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id") + "v" + request.capture("version"));
    if (id.isEmpty()) {
      return answers.notAnId(request.capture("id"));
    }
    return papers.look(id.get()) instanceof OpenedPaper.Readable readable
            && readable.render().version() == id.get().version()
        ? answers.of(readable)
        : Response.redirect(302, CachePolicy.REDIRECT, PaperFacts.path(id.get().paper()));
  }

  /** The version of what {@link #show} and {@link #version} would answer now. */
  public String stamp(Request request) {
    String version = request.captures().get("version");
    return ArxivId.parse(request.capture("id") + (version == null ? "" : "v" + version))
        .map(papers::stamp)
        .orElse("");
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
      case OpenedPaper.AskedTooOften often -> "asked_too_often";
      case OpenedPaper.ArxivUnreachable unreachable -> "arxiv_unreachable";
      case OpenedPaper.Unlicensed unlicensed -> "unlicensed";
      case OpenedPaper.TakenDown gone -> "taken_down";
    };
  }
}
