package vanity.paper;

import java.util.ArrayList;
import java.util.List;
import vanity.arxiv.ArxivId;
import vanity.arxiv.License;
import vanity.render.source.SourceKind;
import vanity.web.Head;
import vanity.web.Notice;
import vanity.web.Notice.Link;
import vanity.web.Site;

/** What is told to readers of papers that cannot be read here, each with a way on. */
final class Notices {
  private final Site site;

  Notices(Site site) {
    this.site = site;
  }

  Notice failed(Paper paper, String reason) {
    return about(
        paper,
        "This paper could not be converted",
        List.of(reason, "The PDF can be read at arXiv as always."),
        new Link(PaperFacts.path(paper.id()) + "log/", "What went wrong, in detail"));
  }

  Notice noTexSource(Paper paper, SourceKind kind) {
    return switch (kind) {
      case WITHDRAWN ->
          about(
              paper,
              "This paper was withdrawn",
              List.of(
                  "Its authors have withdrawn it from arXiv, so there is no source to convert.",
                  "Earlier versions may still be read at arXiv."));
      case UNKNOWN, TEX ->
          about(
              paper,
              "There is no LaTeX source for this paper",
              List.of(
                  "Only papers whose LaTeX source is at arXiv can be shown as web pages.",
                  "The PDF can be read at arXiv."));
      case PDF, POSTSCRIPT, DVI, HTML, WORD ->
          about(
              paper,
              "There is no LaTeX source for this paper",
              List.of(
                  "It was submitted to arXiv as "
                      + kind.label()
                      + ". Only papers whose LaTeX source is at arXiv can be shown as web pages.",
                  "The PDF can be read at arXiv."));
    };
  }

  Notice unlicensed(Paper paper) {
    String terms = new PaperFacts(paper).license().map(License::name).orElse("its licence");
    return about(
        paper,
        "This paper may not be shown here",
        List.of(
            "Its licence ("
                + terms
                + ") lets arXiv distribute it, but gives other sites no right to.",
            "It can be read at arXiv."));
  }

  Notice notOnArxiv(ArxivId id) {
    return bare(
        "arXiv has no paper " + id.paper(),
        List.of(
            "There is no paper with this number at arXiv, or it is so new that it has not been"
                + " announced yet.",
            "Identifiers look like 1706.03762 or hep-th/9901001. A digit may be missing or"
                + " swapped."),
        List.of(),
        true);
  }

  Notice notAnId(String text) {
    return bare(
        text + " is not an arXiv identifier",
        List.of(
            "Identifiers look like 1706.03762: two digits of a year, a month from 01 to 12, a"
                + " point, four or five digits. Before April 2007 they looked like"
                + " hep-th/9901001."),
        List.of(),
        true);
  }

  Notice queueFull(ArxivId id) {
    return bare(
        "Too many papers are waiting just now",
        List.of(
            "This paper has not been converted yet, and the queue is full. Come back in a few"
                + " minutes, and it will be taken.",
            "Until then the PDF can be read at arXiv."),
        atArxiv(id.paper()),
        false);
  }

  Notice askedTooOften(ArxivId id) {
    return bare(
        "One paper after the other, please",
        List.of(
            "Each paper that is not here yet takes a minute of work, and many of them have been"
                + " asked for from where you are in the last minute. Come back in a minute, and"
                + " this one will be taken.",
            "Papers that are here already can be read all the while; this one’s PDF can be read at"
                + " arXiv."),
        atArxiv(id.paper()),
        false);
  }

  Notice arxivUnreachable(ArxivId id) {
    return bare(
        "arXiv does not answer just now",
        List.of(
            "This paper has to be fetched from arXiv first, and arXiv did not answer. It is tried"
                + " again by itself; come back in a few minutes.",
            "Papers that were converted before can be read all the while."),
        atArxiv(id.paper()),
        false);
  }

  Notice takenDown(ArxivId id, String reason) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("It was taken off this site at request.");
    if (!reason.isBlank()) {
      paragraphs.add("Reason given: " + reason);
    }
    return bare(
        "This paper is not shown here any more",
        paragraphs,
        List.of(new Link(PaperFacts.abstractUrl(id.paper()), "arXiv:" + id.paper() + " at arXiv")),
        false);
  }

  private Notice about(Paper paper, String heading, List<String> paragraphs, Link... more) {
    PaperFacts facts = new PaperFacts(paper);
    List<String> all = new ArrayList<>();
    all.add(
        "“"
            + facts.title()
            + "”, "
            + (facts.sample() ? "a sample of this site" : "arXiv:" + facts.id()));
    all.addAll(paragraphs);
    List<Link> links = new ArrayList<>(facts.sample() ? List.of() : atArxiv(facts.id()));
    links.addAll(List.of(more));
    return new Notice(site, Head.hidden(facts.title(), heading + "."), heading, all, links, false);
  }

  private Notice bare(String heading, List<String> paragraphs, List<Link> links, boolean search) {
    return new Notice(
        site, Head.hidden(heading, heading + "."), heading, paragraphs, links, search);
  }

  private static List<Link> atArxiv(String id) {
    return List.of(
        new Link(PaperFacts.pdfUrl(id), "Read the PDF"),
        new Link(PaperFacts.abstractUrl(id), "arXiv:" + id + " at arXiv"));
  }
}
