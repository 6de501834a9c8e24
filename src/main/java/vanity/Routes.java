package vanity;

import static vanity.web.Route.get;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.paper.CitationPages;
import vanity.paper.Convert;
import vanity.paper.EpubPages;
import vanity.paper.LogPages;
import vanity.paper.PaperCounts;
import vanity.paper.PaperPages;
import vanity.paper.PaperSearch;
import vanity.paper.PaperStore;
import vanity.paper.Papers;
import vanity.render.store.FileStore;
import vanity.site.AboutPages;
import vanity.site.Benchmark;
import vanity.site.Feed;
import vanity.site.FilePages;
import vanity.site.Health;
import vanity.site.HomePages;
import vanity.site.ListPages;
import vanity.site.Metrics;
import vanity.site.Robots;
import vanity.site.SearchPages;
import vanity.site.Sitemaps;
import vanity.site.StatsPages;
import vanity.web.ErrorPages;
import vanity.web.Route;
import vanity.web.SharedSecret;
import vanity.web.Site;
import vanity.web.Templates;

/**
 * Every URL of the site and who answers it: the site map. Static files come before it, a missing
 * trailing slash is added by the router, and anything else is a 404 that touches no database.
 */
final class Routes {
  /** What the captures in braces stand for. */
  static final Map<String, String> CAPTURES =
      Map.of(
          "id", ArxivId.URL_PATTERN,
          "version", "[1-9]\\d{0,2}",
          "ending", "(?:v[1-9]\\d{0,2})?(?:\\.pdf)?/?",
          "file", "[0-9a-f]{64}\\.[a-z0-9]{1,5}",
          "number", "[1-9]\\d{0,5}");

  private Routes() {}

  /** How pages look, whatever they show. */
  record Look(Site site, Templates templates, ErrorPages errors, String contact) {}

  /** What they show. */
  record Shelves(
      PaperStore store, PaperSearch search, PaperCounts counts, Papers papers, FileStore files) {}

  static List<Route> of(
      Look look, Shelves shelves, Health health, @Nullable Metrics metrics, Config.Web settings) {
    Site site = look.site();
    Templates templates = look.templates();
    PaperStore store = shelves.store();
    InstantSource clock = InstantSource.system();

    HomePages home = new HomePages(store, templates, site);
    ListPages lists = new ListPages(store, templates, site, look.errors());
    SearchPages search = new SearchPages(shelves.search(), templates, site, look.errors());
    PaperPages papers = new PaperPages(shelves.papers(), templates, site, clock);
    LogPages logs = new LogPages(store, templates, site);
    CitationPages citations = new CitationPages(store);
    EpubPages epubs = new EpubPages(shelves.papers(), shelves.files(), site);
    Convert convert = new Convert(templates, site);
    FilePages files = new FilePages(shelves.files(), look.errors());
    StatsPages stats = new StatsPages(shelves.counts(), templates, site);
    AboutPages about = new AboutPages(templates, site, look.contact());
    Feed feed = new Feed(store, site, look.errors());
    Robots robots = new Robots(site);
    Sitemaps sitemaps = new Sitemaps(store, site, look.errors());

    List<Route> routes = new ArrayList<>();
    // People.
    routes.add(get("/", home::home).cached());
    routes.add(get("/papers/", lists::list).cached("page", "before", "after", "category"));
    routes.add(get("/papers/feed/", feed::feed).cached("format", "category"));
    routes.add(get("/categories/", lists::categories).cached());
    routes.add(get("/search/", search::search).cached("q", "page"));
    routes.add(get("/convert/", convert::convert));
    routes.add(get("/stats/", stats::stats).cached());
    routes.add(get("/about/", about::about).cached());

    // A paper.
    routes.add(get("/papers/{id}/", papers::show).cached(papers::stamp));
    routes.add(get("/papers/{id}v{version}/", papers::version).cached(papers::stamp));
    routes.add(get("/papers/{id}/log/", logs::show).cached());
    routes.add(get("/papers/{id}/cite.bib", citations::bibtex).cached());
    routes.add(get("/papers/{id}/paper.epub", epubs::epub).cached(papers::stamp));
    routes.add(get("/papers/{id}/render-state/", papers::state));
    routes.add(get("/files/{file}", files::file).cached(files::version));

    // arXiv's own addresses, for those who put our host name in place of arXiv's.
    for (String kind : List.of("abs", "pdf", "html", "format")) {
      routes.add(get("/" + kind + "/{id}{ending}", convert::arxivPath).cached());
    }

    // Machines.
    routes.add(get("/robots.txt", robots::robots).cached());
    routes.add(get("/sitemap.xml", sitemaps::index).cached());
    routes.add(get("/sitemaps/papers-{number}.xml", sitemaps::papers).cached());
    routes.add(get("/site.webmanifest", robots::manifest).cached());
    routes.add(get("/opensearch.xml", robots::openSearch).cached());
    routes.add(get("/healthz", health::healthz).forMachines());
    routes.add(get("/readyz", health::readyz).forMachines());
    if (metrics != null && settings.metricsToken() != null) {
      SharedSecret token = SharedSecret.bearer(settings.metricsToken().value());
      routes.add(get("/metrics", metrics::show).forMachines().locked(token));
    }
    if (settings.benchmark()) {
      routes.add(get("/benchmark/", new Benchmark()::wait));
    }
    return List.copyOf(routes);
  }
}
