package vanity.paper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.render.source.SourceKind;
import vanity.web.Notice;
import vanity.web.Site;

/** One example of each thing that readers are told of a paper that cannot be read. */
public final class EveryNotice {
  private static final ArxivId ID = new ArxivId("2611.01234", 1);
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

  private EveryNotice() {}

  /** By a name that fits into an address. */
  public static Map<String, Notice> of(Site site) {
    Notices notices = new Notices(site);
    Map<String, Notice> all = new LinkedHashMap<>();
    all.put("failed", notices.failed(paper(), "LaTeXML could make no document of the source."));
    for (SourceKind kind : List.of(SourceKind.PDF, SourceKind.WITHDRAWN, SourceKind.UNKNOWN)) {
      all.put(
          "no-source-" + kind.name().toLowerCase(Locale.ROOT), notices.noTexSource(paper(), kind));
    }
    all.put("unlicensed", notices.unlicensed(paper()));
    all.put("not-on-arxiv", notices.notOnArxiv(ID));
    all.put("not-an-id", notices.notAnId("2613.01234"));
    all.put("queue-full", notices.queueFull(ID));
    all.put("arxiv-unreachable", notices.arxivUnreachable(ID));
    all.put("taken-down", notices.takenDown(ID, "An author asked for it & <that> is that."));
    return all;
  }

  private static Paper paper() {
    ArxivPaper facts =
        new ArxivPaper(
            ID,
            "On $L = \\lambda W$ and <other> laws",
            List.of(new ArxivPaper.Author("Ada Exempla", List.of())),
            "Nothing.",
            List.of("math.PR"),
            TIME,
            TIME,
            null,
            null,
            null,
            "http://arxiv.org/licenses/nonexclusive-distrib/1.0/");
    return new Paper(facts, false);
  }
}
