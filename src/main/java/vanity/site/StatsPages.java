package vanity.site;

import java.util.Locale;
import vanity.http.CachePolicy;
import vanity.paper.PaperCounts;
import vanity.paper.Statistics;
import vanity.web.Head;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** {@code /stats/}: how many papers, how well and how fast they are converted. */
public final class StatsPages {
  private final PaperCounts papers;
  private final Templates templates;
  private final Site site;

  public StatsPages(PaperCounts papers, Templates templates, Site site) {
    this.papers = papers;
    this.templates = templates;
    this.site = site;
  }

  /** What {@code stats.jte} shows. */
  public record Page(Site site, Statistics statistics) {
    public Head head() {
      return Head.of("Statistics", "Papers and conversions of this site, in numbers.", "/stats/");
    }

    public BarChart days() {
      return BarChart.of(statistics.days());
    }

    /** Papers whose newest render ended, whatever the end. */
    public long ended() {
      return statistics.papersByState().values().stream().mapToLong(Long::longValue).sum();
    }

    /** In hundredths of those that ended. */
    public long percent(long papers) {
      return ended() == 0 ? 0 : Math.round(100.0 * papers / ended());
    }

    public String share(long papers) {
      return papers > 0 && percent(papers) == 0 ? "under 1 %" : percent(papers) + " %";
    }

    /** {@code 12,345}. */
    public static String number(long number) {
      return String.format(Locale.ENGLISH, "%,d", number);
    }

    public static String label(String state) {
      return switch (state) {
        case "rendered" -> "converted";
        case "partial" -> "converted in part";
        case "failed" -> "not converted";
        case "no_tex_source" -> "no LaTeX source";
        case "timed_out" -> "took too long";
        case "out_of_memory" -> "needed too much memory";
        case "not_on_arxiv" -> "not on arXiv";
        case "arxiv_unreachable" -> "arXiv did not answer";
        case "running" -> "being converted";
        case "abandoned" -> "to be tried again";
        default -> state.replace('_', ' ');
      };
    }
  }

  public Response stats(Request request) {
    Page page = new Page(site, papers.statistics());
    return Response.html(200, CachePolicy.STATISTICS, templates.render("stats.jte", page));
  }
}
