package vanity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import vanity.assets.StaticFiles;
import vanity.db.Database;
import vanity.db.Reads;
import vanity.edge.ClientAddress;
import vanity.edge.HttpsOnly;
import vanity.edge.OriginLock;
import vanity.paper.OpenedRows;
import vanity.paper.PaperCounts;
import vanity.paper.PaperRules;
import vanity.paper.PaperSearch;
import vanity.paper.PaperStore;
import vanity.paper.Papers;
import vanity.render.RenderQueue;
import vanity.render.store.FileStore;
import vanity.site.Health;
import vanity.site.Metrics;
import vanity.site.SiteErrors;
import vanity.web.AccessLog;
import vanity.web.JettyServer;
import vanity.web.PageCache;
import vanity.web.Router;
import vanity.web.Site;
import vanity.web.Templates;

/** Where papers are read: the routes with what answers them, and the server in front. */
record SiteServer(JettyServer server, @Nullable Metrics metrics) implements AutoCloseable {
  /** How long a page in memory is believed without asking the database. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  static SiteServer open(Config config, Storage storage, StaticFiles assets) {
    Site site = new Site(config.site().name(), config.site().rootUrl(), assets.manifest());
    Templates templates = templates(config);
    SiteErrors errors = new SiteErrors(templates, site);
    Routes.Look look = new Routes.Look(site, templates, errors, config.arxiv().contact());
    Health health = new Health(storage::ready, storage.replica());
    PageCache cache = new PageCache(config.web().pageCacheSize(), FRESH, InstantSource.system());
    Metrics metrics = metrics(config, storage, cache);
    Router router =
        new Router(
            Routes.of(look, shelves(config, storage), health, metrics, config.web()),
            Routes.CAPTURES,
            errors,
            cache);
    JettyServer server =
        new JettyServer(
            listen(config.web()),
            ahead(config, assets),
            router,
            new AccessLog(config.logs().addresses()));
    if (metrics != null) {
      metrics.watch(server);
    }
    return new SiteServer(server, metrics);
  }

  void start() {
    server.start();
  }

  /** Where it answers a program on this machine. */
  URI uri() {
    return server.uri();
  }

  /** STATIC_DIR's files, or those in the program; in development those in the working folder. */
  static StaticFiles assets(Config.Web web) {
    Path own = web.staticDir();
    if (web.development()) {
      return StaticFiles.reloading(own == null ? Path.of("static") : own);
    }
    return own == null ? StaticFiles.bundled() : StaticFiles.fromFolder(own);
  }

  /** None without a token: they take some memory. */
  private static @Nullable Metrics metrics(Config config, Storage storage, PageCache cache) {
    if (config.web().metricsToken() == null) {
      return null;
    }
    Metrics metrics = new Metrics(storage.database(), cache);
    if (storage.replica() != null) {
      metrics.watch(storage.replica());
    }
    return metrics;
  }

  private static Routes.Shelves shelves(Config config, Storage storage) {
    Database database = storage.database();
    Reads reads = storage.reads();
    Config.Render render = config.render();
    PaperRules rules =
        new PaperRules(
            render.queueLimit(),
            render.newPerMinute(),
            render.policy() == Config.Policy.LICENSED_ONLY,
            render.expiry());
    Papers papers =
        new Papers(
            new OpenedRows(reads, database),
            new RenderQueue(database),
            rules,
            InstantSource.system());
    return new Routes.Shelves(
        new PaperStore(reads),
        new PaperSearch(reads),
        new PaperCounts(reads),
        papers,
        new FileStore(database, storage.blobs()));
  }

  /** What comes before any route, outermost first. */
  private static List<Handler.Wrapper> ahead(Config config, StaticFiles assets) {
    List<Handler.Wrapper> ahead = new ArrayList<>();
    ahead.add(new ClientAddress());
    if (config.edge().originSecret() != null) {
      ahead.add(new OriginLock(config.edge().originSecret().value()));
    }
    if (config.site().rootUrl().getScheme().equals("https")) {
      ahead.add(new HttpsOnly(config.site().rootUrl()));
    }
    ahead.add(assets);
    return ahead;
  }

  private static Templates templates(Config config) {
    return config.web().development()
        ? Templates.reloading(Path.of("templates"), config.storage().dataDir().resolve("templates"))
        : Templates.precompiled();
  }

  private static JettyServer.Listen listen(Config.Web web) {
    return new JettyServer.Listen(web.bindAddress(), web.port(), web.maxInFlight());
  }

  @Override
  public void close() {
    server.close();
    if (metrics != null) {
      metrics.close();
    }
  }
}
