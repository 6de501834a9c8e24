package vanity;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.assets.StaticFiles;
import vanity.db.ConnectionBudget;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.db.PoolSettings;
import vanity.edge.CachePurge;
import vanity.paper.RecurringTasks;
import vanity.paper.SamplePapers;
import vanity.render.RenderWorker;

/**
 * A running Vanity: everything it is made of, put together in order and closed in reverse. The only
 * place that knows all of the parts.
 */
final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

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
    StaticFiles assets = SiteServer.assets(config.web());
    purge(storage.database(), assets);
    SiteServer server = opened(SiteServer.open(config, storage, assets));
    server.start();
    uri = server.uri();
    LOG.info("{} answers at {}", config.site().name(), uri);
  }

  /** Where the site answers a program on this machine. */
  URI uri() {
    return Objects.requireNonNull(uri, "a worker has no site");
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
