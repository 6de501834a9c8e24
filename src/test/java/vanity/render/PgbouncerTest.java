package vanity.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vanity.RunningSite;
import vanity.Wait;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.Migrations;
import vanity.db.Pgbouncer;
import vanity.db.PoolSettings;
import vanity.db.TestDatabase;
import vanity.paper.SamplePapers;
import vanity.render.conversion.Conversion;
import vanity.render.pace.Urgency;
import vanity.render.store.KnownPapers;
import vanity.render.store.SourceStore;

/**
 * Everything that talks to PostgreSQL, through a pgbouncer in transaction mode that has six
 * connections for all: no two statements need be on the same one. (A migration takes two, one of
 * them for its lock.)
 */
class PgbouncerTest {
  @RegisterExtension static final TestDatabase POSTGRES = TestDatabase.fresh();

  private static Pgbouncer pgbouncer;
  private static Database database;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Pgbouncer.isInstalled(), "no pgbouncer here; scripts/test installs it");
    pgbouncer = Pgbouncer.before(POSTGRES.url(), 6);
    database = new Database(pgbouncer.url(), PoolSettings.of("test", 6).withScheduler());
  }

  @AfterAll
  static void stop() {
    if (pgbouncer != null) {
      database.close();
      pgbouncer.close();
    }
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> all =
          threads.invokeAll(IntStream.range(0, times).mapToObj(i -> work).toList());
      return all.stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void statementsAreAnsweredOnWhicheverConnection() throws Exception {
    List<String> answers =
        atOnce(
            100,
            () ->
                database.inTransaction(sql -> {
                  sql.update("set local statement_timeout = '3s'");
                  return sql.one("select 'a' || ?", row -> row.getString(1), "b").orElseThrow();
                }));
    assertEquals(List.of("ab"), answers.stream().distinct().toList());
  }

  @Test
  void twoMigrationsAtOnceDoTheWorkOnce() throws Exception {
    DatabaseUrl empty = TestDatabase.empty();
    DatabaseUrl through =
        new DatabaseUrl(
            pgbouncer.url().hosts(), empty.database(), empty.user(), empty.password(), Map.of());
    List<Integer> applied = atOnce(2, () -> new Migrations(through).migrate().size());
    assertEquals(2, applied.size());
    assertTrue(applied.contains(0), applied.toString());
    try (Database migrated = new Database(through, PoolSettings.of("test", 2))) {
      assertTrue(new Migrations(through).current(migrated));
    }
  }

  @Test
  void workersRenderWhatIsQueuedOnce() throws Exception {
    for (int number = 1; number <= 8; number++) {
      ArxivPaper facts = Documents.facts("2001.0000" + number);
      database.transact(sql -> {
        KnownPapers.save(sql, facts);
        SourceStore.save(
            sql, facts.id(), "x".getBytes(StandardCharsets.UTF_8), null, "a.tex", null);
        RenderQueue.ask(sql, facts.id().paper(), Urgency.OPERATOR);
      });
    }
    Conversion conversion = Documents.rendering("T", "<p>");
    RenderQueue queue = new RenderQueue(database);
    try (RenderWorker one = RenderWorkerTest.worker(database, folder, "one", conversion);
        RenderWorker two = RenderWorkerTest.worker(database, folder, "two", conversion)) {
      one.start();
      two.start();
      Wait.until("an empty queue", () -> queue.length().equals(new RenderQueue.Length(0, 0)));
    }
    assertEquals(
        8,
        database
            .one(
                "select count(distinct arxiv_id) from renders where state = 'rendered'",
                row -> row.getInt(1))
            .orElseThrow());
    assertEquals(
        8,
        database
            .one("select count(*) from renders where worker <> 'shipped'", row -> row.getInt(1))
            .orElseThrow());
  }

  @Test
  void theSiteServes() throws Exception {
    new SamplePapers(database).storeIfEmpty();
    DatabaseUrl url = pgbouncer.url();
    String address =
        "postgres://%s:%s@%s/%s".formatted(url.user(), url.password(), url.hosts(), url.database());
    try (RunningSite site =
        RunningSite.start(Map.of("DATABASE_URL", address, "PAGE_CACHE_SIZE", "0"))) {
      for (String page :
          List.of("/", "/papers/", "/papers/feed/", "/search/?q=trees", "/stats/", "/readyz")) {
        List<Integer> answers = atOnce(10, () -> site.get(page).status());
        assertEquals(List.of(200), answers.stream().distinct().toList(), page);
      }
      assertEquals(503, site.get("/papers/2101.00001/").status());
      assertEquals(
          1,
          database
              .query("select 1 from scheduled_tasks where task_instance = '2101.00001'", row -> 1)
              .size());
    }
  }
}
