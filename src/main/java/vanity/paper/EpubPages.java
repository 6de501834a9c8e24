package vanity.paper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import vanity.arxiv.ArxivId;
import vanity.arxiv.License;
import vanity.http.CachePolicy;
import vanity.render.epub.Epub;
import vanity.render.epub.EpubPaper;
import vanity.render.epub.Zip;
import vanity.render.store.FileStore;
import vanity.web.Body;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;

/**
 * {@code /papers/<id>/paper.epub}: the paper for reading offline, made when it is first asked for
 * and kept like its page: by the edge, and in memory without its figures, which are read from the
 * file store as they are sent. Where the paper cannot be read, its page says why.
 */
public final class EpubPages {
  private final Papers papers;
  private final FileStore files;
  private final Site site;

  public EpubPages(Papers papers, FileStore files, Site site) {
    this.papers = papers;
    this.files = files;
    this.site = site;
  }

  public Response epub(Request request) {
    Optional<ArxivId> id = ArxivId.parse(request.capture("id"));
    if (id.isPresent() && papers.look(id.get()) instanceof OpenedPaper.Readable readable) {
      return epub(readable);
    }
    return Response.redirect(302, CachePolicy.ERROR, PaperFacts.path(request.capture("id")));
  }

  private Response epub(OpenedPaper.Readable readable) {
    String id = readable.paper().id();
    Zip zip = Epub.of(paper(readable));
    CachePolicy policy = readable.render().complete() ? CachePolicy.PAPER : CachePolicy.PAPER_HOUR;
    Body body = new Body.Stored(zip.length(), zip.hash(), zip::read, zip.held());
    return Response.of(200, policy, "application/epub+zip", body)
        .version(readable.stamp())
        .with("Cache-Tag", PaperFacts.cacheTag(id))
        .with("X-Robots-Tag", "noindex")
        .with("Content-Disposition", "attachment; filename=\"" + id.replace('/', '-') + ".epub\"");
  }

  private EpubPaper paper(OpenedPaper.Readable readable) {
    PaperFacts facts = new PaperFacts(readable.paper().facts());
    ShownRender render = readable.render();
    List<EpubPaper.Figure> figures =
        files.of(render.id()).stream()
            .map(each ->
                new EpubPaper.Figure(
                    each.name(),
                    each.contentType(),
                    each.size(),
                    each.crc(),
                    (offset, length) -> files.read(each.name(), offset, length)))
            .toList();
    return new EpubPaper(
        facts.abstractUrl() + "v" + render.version(),
        facts.title(),
        facts.authors(),
        facts.license().map(License::url).orElse(null),
        render.rendered(),
        URI.create(site.absolute(facts.path())),
        new String(render.article().inflate(), StandardCharsets.UTF_8),
        render.contents(),
        figures);
  }
}
