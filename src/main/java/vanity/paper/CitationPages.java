package vanity.paper;

import java.util.Optional;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;

/** {@code /papers/<id>/cite.bib}: a paper as BibTeX, for reference managers. */
public final class CitationPages {
  private final PaperStore papers;

  public CitationPages(PaperStore papers) {
    this.papers = papers;
  }

  public Response bibtex(Request request) {
    String id = request.capture("id");
    Optional<Paper> paper = papers.find(id);
    if (paper.isEmpty()) {
      return Response.text(
          404, CachePolicy.ERROR, "This site does not know arXiv:" + id + " yet.\n");
    }
    Citation citation = new Citation(paper.get().facts(), paper.get().sample());
    return Response.text(200, CachePolicy.PAPER_DAY, citation.bibtex())
        .with("Cache-Tag", PaperFacts.cacheTag(id))
        .with("Content-Disposition", "inline; filename=\"" + id.replace('/', '-') + ".bib\"");
  }
}
