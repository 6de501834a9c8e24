package vanity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.assets.StaticFiles;
import vanity.db.ConnectionBudget;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.db.PoolSettings;
import vanity.db.Reads;
import vanity.edge.CachePurge;
import vanity.edge.ClientAddress;
import vanity.edge.HttpsOnly;
import vanity.edge.OriginLock;
import vanity.paper.OpenedRows;
import vanity.paper.PaperCounts;
import vanity.paper.PaperRules;
import vanity.paper.PaperSearch;
import vanity.paper.PaperStore;
import vanity.paper.Papers;
import vanity.paper.RecurringTasks;
import vanity.paper.SamplePapers;
import vanity.render.RenderQueue;
import vanity.render.RenderWorker;
import vanity.render.store.FileStore;
import vanity.site.Health;
import vanity.site.Metrics;
import vanity.site.SiteErrors;
import vanity.web.AccessLog;
import vanity.web.JettyServer;
import vanity.web.PageCache;
import vanity.web.Route;
import vanity.web.Router;
import vanity.web.Site;
import vanity.web.Templates;

/**
 * A running Vanity: everything it is made of, put together in order and closed in reverse. The only
 * place that knows all of the parts.
 */
final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /** How long a page in memory is believed without asking the database. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Config config;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private @Nullable URI uri;

  private App(Config config) {
    this.config = config;
  }

  /** The site alone. */
  static App web(Config config) {
    return web(
        config, () -> Storage.forSite(config, PoolSettings.of("web", config.storage().poolSize())));
  }

  /** The site alone, over this database. */
  static App web(Config config, Supplier<Storage> storage) {
    App app = new App(config);
    return app.starting(() -> {
      Storage opened = app.opened(storage.get());
      checkConnections(opened);
      app.serve(opened);
    });
  }

  /** The render worker alone. */
  static App worker(Config config) {
    App app = new App(config);
    return app.starting(() -> {
      Storage storage = app.opened(Storage.forServer(config, app.pool("worker").withScheduler()));
      checkConnections(storage);
      app.purge(storage.database(), null);
      app.work(storage);
    });
  }

  /** Both, with a schema that is brought up to date first; an empty database gets the samples. */
  static App allInOne(Config config) {
    App app = new App(config);
    return app.starting(() -> {
      Storage storage = app.opened(Storage.forSite(config, app.pool("vanity").withScheduler()));
      storage.migrations().migrate();
      if (storage.embedded() != null) {
        app.storeSamples(storage.database());
      }
      checkConnections(storage);
      app.work(storage);
      app.serve(storage);
    });
  }

  private App starting(Runnable parts) {
    try {
      parts.run();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private PoolSettings pool(String name) {
    return PoolSettings.of(name, config.storage().poolSize());
  }

  /** Said at start rather than found out under load; not where the database is away just now. */
  private static void checkConnections(Storage storage) {
    ConnectionBudget.of(storage.pools()).forEach(budget -> budget.warning().ifPresent(LOG::warn));
    try {
      if (storage.database().hasNoStatementLimit()) {
        LOG.warn(
            "PostgreSQL ends no statement here, however long it takes. Set it there:"
                + " alter role … set statement_timeout = '10s'");
      }
    } catch (DatabaseBusyException e) {
      // The pool tells of itself.
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private void storeSamples(Database database) {
    int samples = new SamplePapers(database).storeIfEmpty();
    if (samples > 0) {
      LOG.info("The database was empty: it has {} sample papers now", samples);
    }
  }

  /** In every process, so that pages are purged whichever of them runs. */
  private void purge(Database database, @Nullable StaticFiles assets) {
    String fingerprint = assets == null ? null : assets.manifest().fingerprint();
    opened(new CachePurge(database, config.edge().api(), fingerprint)).start();
  }

  private void work(Storage storage) {
    Workshop workshop = opened(Workshop.open(config, storage));
    RecurringTasks recurring =
        new RecurringTasks(
            storage.database(), workshop.rules().worker(), Chores.of(config, storage, workshop));
    opened(recurring).start();
    RenderWorker worker =
        new RenderWorker(
            storage.database(),
            workshop.job(),
            workshop.rules(),
            config.render().concurrency(),
            workshop.renderer()::look);
    opened(worker).start();
  }

  private void serve(Storage storage) {
    StaticFiles assets = assets(config.web());
    purge(storage.database(), assets);
    Site site = new Site(config.site().name(), config.site().rootUrl(), assets.manifest());
    Templates templates = templates();
    SiteErrors errors = new SiteErrors(templates, site);
    Routes.Look look = new Routes.Look(site, templates, errors, config.arxiv().contact());
    Routes.Shelves shelves = shelves(storage);
    Health health = new Health(storage::ready, storage.replica());
    PageCache cache = new PageCache(config.web().pageCacheSize(), FRESH, InstantSource.system());
    Metrics metrics = metrics(storage, cache);
    List<Route> routes = Routes.of(look, shelves, health, metrics, config.web());
    Router router = new Router(routes, Routes.CAPTURES, errors, cache);
    AccessLog log = new AccessLog(config.logs().addresses());
    JettyServer server = opened(new JettyServer(listen(), ahead(assets), router, log));
    if (metrics != null) {
      metrics.watch(server);
    }
    server.start();
    uri = server.uri();
    LOG.info("{} answers at {}", config.site().name(), uri);
  }

  /** None without a token: they take some memory. */
  private @Nullable Metrics metrics(Storage storage, PageCache cache) {
    if (config.web().metricsToken() == null) {
      return null;
    }
    Metrics metrics = opened(new Metrics(storage.database(), cache));
    if (storage.replica() != null) {
      metrics.watch(storage.replica());
    }
    return metrics;
  }

  /** Where the site answers a program on this machine. */
  URI uri() {
    return Objects.requireNonNull(uri, "a worker has no site");
  }

  /** What comes before any route, outermost first. */
  private List<Handler.Wrapper> ahead(StaticFiles assets) {
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

  private Routes.Shelves shelves(Storage storage) {
    Database database = storage.database();
    Reads reads = storage.reads();
    PaperRules rules =
        new PaperRules(
            config.render().queueLimit(),
            config.render().newPerMinute(),
            config.render().policy() == Config.Policy.LICENSED_ONLY,
            config.render().expiry());
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

  /** STATIC_DIR's files, or those in the program; in development those in the working folder. */
  static StaticFiles assets(Config.Web web) {
    Path own = web.staticDir();
    if (web.development()) {
      return StaticFiles.reloading(own == null ? Path.of("static") : own);
    }
    return own == null ? StaticFiles.bundled() : StaticFiles.fromFolder(own);
  }

  private Templates templates() {
    return config.web().development()
        ? Templates.reloading(Path.of("templates"), config.storage().dataDir().resolve("templates"))
        : Templates.precompiled();
  }

  private JettyServer.Listen listen() {
    return new JettyServer.Listen(
        config.web().bindAddress(), config.web().port(), config.web().maxInFlight());
  }

  /** Closes everything, the last opened first; one that fails does not keep the others open. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Could not close {}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
