package vanity.site;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.db.PoolState;
import vanity.db.Replica;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.JettyServer;
import vanity.web.PageCache;
import vanity.web.Request;
import vanity.web.RequestTimes;
import vanity.web.Response;

/**
 * {@code /metrics}: what Prometheus reads. Of this process: requests, pool, page cache, JVM. Of all
 * together, from the database: queue, renders, calls to arXiv, purges; so a worker, which has no
 * port, needs none.
 */
public final class Metrics implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** Of JDK 24 and newer. */
  private static final String VIRTUAL_THREADS = "jdk.management:type=VirtualThreadScheduler";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestTimes requests = new RequestTimes(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Database database;
  private final Map<DatabaseCounter, Double> counted = new ConcurrentHashMap<>();
  private volatile @Nullable DatabaseNumbers numbers;

  private record DatabaseCounter(String name, String label) {}

  public Metrics(Database database, PageCache cache) {
    this.database = database;
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindPool("vanity.pool.", "PostgreSQL", database);
    bindQueue();
    gauge("vanity.page.cache.bytes", "Bytes that the page cache holds", cache, PageCache::bytes);
    bindVirtualThreads();
  }

  private void bindPool(String prefix, String where, Database database) {
    ToDoubleFunction<PoolState> size = PoolState::size;
    for (Map.Entry<String, ToDoubleFunction<PoolState>> each :
        Map.of(
                "size", size,
                "active", PoolState::active,
                "idle", PoolState::idle,
                "waiting", PoolState::waiting)
            .entrySet()) {
      gauge(
          prefix + each.getKey(),
          "Connections to " + where + ", and threads that wait for one",
          database,
          pool -> each.getValue().applyAsDouble(pool.state()));
    }
  }

  /** What readers are served by where there is a replica. */
  public void watch(Replica replica) {
    bindPool("vanity.replica.pool.", "the replica", replica.database());
    gauge(
        "vanity.replica.used",
        "1 while the replica serves readers, 0 while the primary does",
        replica,
        of -> of.isUsed() ? 1 : 0);
    FunctionCounter.builder("vanity.replica.elsewhere", replica, Replica::elsewhere)
        .description("Statements of readers that the primary answered")
        .register(registry);
  }

  private void bindQueue() {
    fromDatabase("vanity.queue.waiting", "Papers that wait", DatabaseNumbers::waiting);
    fromDatabase("vanity.queue.running", "Papers being rendered", DatabaseNumbers::running);
    fromDatabase(
        "vanity.queue.oldest.seconds",
        "How long the next paper has been waiting",
        DatabaseNumbers::oldest);
    fromDatabase("vanity.purges.waiting", "Tags to be purged", DatabaseNumbers::purges);
  }

  private void fromDatabase(
      String name, String description, ToDoubleFunction<DatabaseNumbers> number) {
    gauge(
        name,
        description,
        this,
        metrics -> {
          DatabaseNumbers known = metrics.numbers;
          return known == null ? Double.NaN : number.applyAsDouble(known);
        });
  }

  private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).description(description).register(registry);
  }

  private void bindVirtualThreads() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName scheduler = new ObjectName(VIRTUAL_THREADS);
      if (beans.isRegistered(scheduler)) {
        for (String attribute : new String[] {"Mounted", "Queued"}) {
          Gauge.builder(
                  "jvm.threads.virtual." + attribute.toLowerCase(Locale.ROOT),
                  beans,
                  server -> number(server, scheduler, attribute + "VirtualThreadCount"))
              .description("Virtual threads that run, or wait for a carrier")
              .register(registry);
        }
      }
    } catch (JMException e) {
      throw new IllegalStateException(e); // The name is well formed.
    }
  }

  private static double number(MBeanServer beans, ObjectName name, String attribute) {
    try {
      return ((Number) beans.getAttribute(name, attribute)).doubleValue();
    } catch (JMException e) {
      return Double.NaN;
    }
  }

  /** Its answers, its connections, and the requests that it is answering. */
  public void watch(JettyServer server) {
    server.observe(requests);
    gauge("http.server.connections", "Open connections", server, JettyServer::connections);
    gauge("http.server.in.flight", "Requests being answered", server, JettyServer::inFlight);
  }

  public Response show(Request request) {
    numbers = DatabaseNumbers.read(database).orElse(null);
    DatabaseNumbers known = numbers;
    if (known != null) {
      known.counters().forEach(this::count);
    }
    return Response.of(200, CachePolicy.NO_STORE, TEXT, Body.of(registry.scrape()));
  }

  private void count(DatabaseNumbers.Counted counter) {
    DatabaseCounter key = new DatabaseCounter(counter.name(), counter.label());
    if (counted.put(key, counter.value()) == null) {
      FunctionCounter.builder(
              "vanity." + counter.name().replace('_', '.'),
              counted,
              values -> values.getOrDefault(key, 0.0))
          .description("Since the database was made, by all processes")
          .tags(Tags.of("result", counter.label()))
          .register(registry);
    }
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
