package vanity.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.Taxonomy;
import vanity.assets.AssetManifest;
import vanity.http.Deflated;
import vanity.paper.ConversionLog;
import vanity.paper.EveryNotice;
import vanity.paper.Listing;
import vanity.paper.LogPage;
import vanity.paper.OpenedPaper;
import vanity.paper.PaperFacts;
import vanity.paper.PaperPage;
import vanity.paper.PaperSummary;
import vanity.paper.ProgressPage;
import vanity.paper.SearchResults;
import vanity.paper.ShownRender;
import vanity.paper.Statistics;
import vanity.render.document.ReaderDocument;
import vanity.render.work.RenderReport;
import vanity.web.Head;
import vanity.web.Notice;
import vanity.web.Site;
import vanity.web.Templates;

/** One example of every page: what each template is given, and the pages they make of it. */
final class Fixtures {
  static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

  private final Site site;
  private final Templates templates;

  Fixtures(AssetManifest assets) {
    this.site = new Site("Vanity", URI.create("https://vanity.example"), assets);
    this.templates = Templates.precompiled();
  }

  Fixtures(AssetManifest assets, Templates templates) {
    this.site = new Site("Vanity", URI.create("https://vanity.example"), assets);
    this.templates = templates;
  }

  /** Every page by a path under which it may be looked at. */
  Map<String, byte[]> pages() {
    Map<String, byte[]> pages = new LinkedHashMap<>();
    pages.put("/", render("home.jte", new HomePages.Page(site, summaries(12))));
    pages.put("/empty/", render("home.jte", new HomePages.Page(site, List.of())));
    pages.put("/papers/", render("list.jte", list("", "2026", null)));
    pages.put("/papers/category/", render("list.jte", list("cs.DC", "a", "b")));
    pages.put("/categories/", render("categories.jte", categories()));
    pages.put("/search/", render("search.jte", new SearchPages.Page(site, "", 1, null, null)));
    pages.put("/search/found/", render("search.jte", found()));
    pages.put("/search/nothing/", render("search.jte", nothing()));
    pages.put("/about/", render("about.jte", new AboutPages.Page(site, "papers@vanity.example")));
    pages.put("/stats/", render("stats.jte", new StatsPages.Page(site, statistics())));
    pages.put("/log/", render("log.jte", new LogPage(site, log("rendered", report()))));
    pages.put("/log/running/", render("log.jte", new LogPage(site, log("running", null))));
    pages.put("/queued/", render("progress.jte", progress(null, 7)));
    pages.put("/rendering/", render("progress.jte", progress("LATEXML", 0)));
    pages.put("/notice/", render("notice.jte", notice()));
    EveryNotice.of(site)
        .forEach(
            (name, notice) -> pages.put("/notice/" + name + "/", render("notice.jte", notice)));
    pages.put("/paper/", paper(true));
    pages.put("/paper/partial/", paper(false));
    SampleDocuments.all().forEach((id, sample) -> pages.put("/papers/" + id + "/", sample(sample)));
    return pages;
  }

  private byte[] sample(ReaderDocument document) {
    ArxivPaper facts =
        new ArxivPaper(
            facts().id(),
            document.title(),
            document.authors().stream()
                .map(name -> new ArxivPaper.Author(name, List.of()))
                .toList(),
            document.summary(),
            facts().categories(),
            facts().published(),
            facts().updated(),
            null,
            null,
            null,
            facts().license());
    return around(paperPage(facts, true, document.contents()), document.article());
  }

  private byte[] render(String template, Object page) {
    return templates.render(template, page);
  }

  private byte[] paper(boolean complete) {
    return paper(complete, resource("article.html"), resource("contents.html"));
  }

  /** The page around any article. */
  byte[] paper(boolean complete, String articleHtml, String contents) {
    return around(paperPage(facts(), complete, contents), articleHtml);
  }

  private byte[] around(PaperPage page, String articleHtml) {
    Templates.Halves halves = templates.renderAround("paper.jte", page);
    byte[] article = articleHtml.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[halves.before().length + article.length + halves.after().length];
    System.arraycopy(halves.before(), 0, all, 0, halves.before().length);
    System.arraycopy(article, 0, all, halves.before().length, article.length);
    System.arraycopy(
        halves.after(), 0, all, halves.before().length + article.length, halves.after().length);
    return all;
  }

  private PaperPage paperPage(ArxivPaper facts, boolean complete, String contents) {
    ShownRender render =
        new ShownRender(
            7,
            complete ? 3 : 2,
            complete,
            "How long do readers wait?",
            contents,
            new Deflated(new byte[0], 0, 0),
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.png",
            TIME);
    return new PaperPage(site, new PaperFacts(facts), render);
  }

  static ArxivPaper facts() {
    return new ArxivPaper(
        new ArxivId("2611.01234", 3),
        "How long do readers wait? Queues in front of a small pool of database connections",
        List.of(
            new ArxivPaper.Author("Ada Exempla", List.of("Institute of Waiting")),
            new ArxivPaper.Author("Bořek Vzor", List.of()),
            new ArxivPaper.Author("Chloé Modèle", List.of())),
        "A web site that keeps ten connections to its database and serves a thousand readers at"
            + " once makes most of them wait. We ask for how long, with $\\lambda$ arrivals a second"
            + " and $O(n^2)$ patience.",
        List.of("cs.DC", "math.PR", "stat.ML"),
        Instant.parse("2024-03-01T09:00:00Z"),
        Instant.parse("2024-05-12T09:00:00Z"),
        "12 pages, 1 figure; <with> marks & signs",
        "J. Wait. 12 (2024) 1-12",
        "10.1000/wait.2024.12",
        "http://creativecommons.org/licenses/by/4.0/");
  }

  static List<PaperSummary> summaries(int count) {
    List<PaperSummary> papers = new ArrayList<>();
    List<String> titles =
        List.of(
            "Attention Is All You Need",
            "A proof for the queuing formula $L = \\lambda W$",
            "Sur la théorie des files d'attente: M\\\"obius, Erd\\H{o}s and an $\\mathbb{R}^3$ of <b>others</b>",
            "Observation of a new particle in the search for the Standard Model Higgs boson with the"
                + " ATLAS detector at the LHC, in a title that is rather longer than others are");
    for (int i = 0; i < count; i++) {
      List<String> authors = new ArrayList<>(List.of("Ashish Vaswani", "Noam Shazeer"));
      for (int more = 0; more < i * 2; more++) {
        authors.add("Author Number " + (more + 3));
      }
      papers.add(
          new PaperSummary(
              "2611.0" + (1000 + i),
              titles.get(i % titles.size()),
              authors,
              "The dominant sequence transduction models are based on complex recurrent or"
                  + " convolutional neural networks in an encoder-decoder configuration. The best"
                  + " performing models also connect the encoder and decoder through an attention"
                  + " mechanism. We propose a new simple network architecture, the Transformer.",
              List.of("cs.CL", "cs.LG", "I.2.6"),
              TIME.minus(Duration.ofDays(i)),
              TIME.minus(Duration.ofDays(i)),
              true));
    }
    return papers;
  }

  private ListPages.Page list(String category, @Nullable String older, @Nullable String newer) {
    return new ListPages.Page(
        site, new Listing(category, summaries(20), older, newer), newer == null);
  }

  private ListPages.Categories categories() {
    return new ListPages.Categories(site, Taxonomy.groups());
  }

  private SearchPages.Page found() {
    List<SearchResults.Hit> hits =
        summaries(6).stream()
            .map(paper ->
                new SearchResults.Hit(
                    paper,
                    List.of(
                        new SearchResults.Piece("Attention", true),
                        new SearchResults.Piece(" is all you need", false)),
                    List.of(
                        new SearchResults.Piece("… through an ", false),
                        new SearchResults.Piece("attention", true),
                        new SearchResults.Piece(" mechanism. We propose …", false))))
            .toList();
    return new SearchPages.Page(
        site, "attention", 2, new SearchResults("attention", hits, true), null);
  }

  private SearchPages.Page nothing() {
    return new SearchPages.Page(
        site, "1706.03762", 1, new SearchResults("1706.03762", List.of(), false), "1706.03762");
  }

  static Statistics statistics() {
    Map<String, Long> states = new LinkedHashMap<>();
    states.put("rendered", 184_211L);
    states.put("partial", 4_120L);
    states.put("failed", 3_991L);
    states.put("no_tex_source", 9_870L);
    states.put("timed_out", 210L);
    List<Statistics.Day> days = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      days.add(
          new Statistics.Day(LocalDate.of(2026, 10, 25).plusDays(i), 40 + i * 37 % 90, i * 7 % 13));
    }
    return new Statistics(
        204_100, states, 12, 2, days, Duration.ofSeconds(31), Duration.ofSeconds(204));
  }

  static ConversionLog log(String state, @Nullable RenderReport report) {
    return new ConversionLog(
        "2611.01234", facts().title(), 3, state, TIME, Duration.ofMillis(48_300), null, report);
  }

  static RenderReport report() {
    Map<String, Duration> stages = new LinkedHashMap<>();
    stages.put("METADATA", Duration.ofMillis(310));
    stages.put("FIGURES", Duration.ofMillis(2_400));
    stages.put("LATEXML", Duration.ofSeconds(43));
    return new RenderReport(
        "LaTeXML 0.8.7",
        "main.tex",
        2,
        3,
        1,
        List.of("tikz-cd.sty", "minted.sty"),
        List.of("\\foo"),
        stages,
        41,
        1,
        """
        Warning:missing_file:tikz-cd Can't find package tikz-cd at main.tex; line 3
        Warning:missing_file:minted Can't find package minted at main.tex; line 4
        Error:undefined:\\foo The token T_CS[\\foo] is not defined. at main.tex; line 20
        Error:undefined:\\foo The token T_CS[\\foo] is not defined. at main.tex; line 31
        Info:note:something A remark
        Status:conversion:2
        """);
  }

  private ProgressPage progress(@Nullable String stage, int position) {
    OpenedPaper.Rendering rendering =
        new OpenedPaper.Rendering(
            new ArxivId("2611.01234", 0),
            stage == null ? null : facts().title(),
            position,
            stage,
            TIME);
    return new ProgressPage(site, rendering, Duration.ofSeconds(34));
  }

  private Notice notice() {
    return new Notice(
        site,
        Head.hidden("Not converted", "This paper could not be converted."),
        "This paper could not be converted",
        List.of("LaTeXML stopped: too many errors.", "The PDF can be read at arXiv."),
        List.of(
            new Notice.Link("https://arxiv.org/pdf/2611.01234", "Read the PDF"),
            new Notice.Link("/papers/2611.01234/log/", "What went wrong, in detail")),
        true);
  }

  static String resource(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
