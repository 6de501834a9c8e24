package vanity.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vanity.Wait;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivClient;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.PoolSettings;
import vanity.db.Relay;
import vanity.db.TestDatabase;
import vanity.render.conversion.Conversion;
import vanity.render.conversion.RenderResult;
import vanity.render.conversion.Renderer;
import vanity.render.pace.Pace;
import vanity.render.pace.PacedArxiv;
import vanity.render.pace.Urgency;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;
import vanity.render.store.SourceStore;
import vanity.render.work.Progress;

class RenderWorkerTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  @TempDir Path folder;

  private final Database database = postgres.database();
  private final RenderQueue queue = new RenderQueue(database);

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private static final Renderer.Readiness READY = new Renderer.Readiness.Ready("LaTeXML", "none");

  static RenderWorker worker(Database database, Path folder, String name, Conversion conversion) {
    return worker(database, folder, name, conversion, () -> READY);
  }

  static RenderWorker worker(
      Database database,
      Path folder,
      String name,
      Conversion conversion,
      RenderWorker.Look machine) {
    RenderRules rules = new RenderRules(name, false, folder);
    ArxivClient client = new ArxivClient("test", ArxivClient.Times.DEFAULT, InstantSource.system());
    URI nowhere = URI.create("http://localhost:9");
    PacedArxiv arxiv =
        new PacedArxiv(
            new ArxivApi(nowhere, client),
            new OaiApi(nowhere, client),
            new SourceDownload(nowhere, client, 1 << 20),
            new Pace(database, Duration.ZERO));
    return new RenderWorker(
        database,
        new RenderJob(database, Blobs.inRows(), arxiv, conversion, rules),
        rules,
        1,
        machine);
  }

  private RenderWorker worker(Conversion conversion) {
    return worker(database, folder, "here", conversion);
  }

  private void imported(String id, Urgency urgency) {
    ArxivPaper facts = Documents.facts(id);
    database.transact(sql -> {
      KnownPapers.save(sql, facts);
      SourceStore.save(sql, facts.id(), id.getBytes(StandardCharsets.UTF_8), null, "a.tex", null);
      RenderQueue.ask(sql, facts.id().paper(), urgency);
    });
  }

  private List<String> states() {
    return database.query("select state from renders order by id", row -> row.getString(1));
  }

  private void awaitEmptyQueue() throws InterruptedException {
    Wait.until("an empty queue", () -> queue.length().equals(new RenderQueue.Length(0, 0)));
  }

  @Test
  void rendersWhatIsQueuedTheMostUrgentFirst() throws Exception {
    imported("2001.00001", Urgency.SCRAPE);
    imported("2001.00002", Urgency.VISITOR);
    imported("2001.00003", Urgency.RENEWAL);
    try (RenderWorker worker = worker(Documents.rendering("T", "<p>"))) {
      worker.start();
      awaitEmptyQueue();
    }
    assertEquals(
        List.of("2001.00002", "2001.00003", "2001.00001"),
        database.query(
            "select arxiv_id from renders where state = 'rendered' order by id",
            row -> row.getString(1)));
  }

  /** What it only held would count as dead, and be rendered twice. */
  @Test
  void claimsNoMoreThanItRenders() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    // PostgreSQL believes in a queue of one, and plans for that.
    database.update("analyze scheduled_tasks");
    for (int paper = 2; paper <= 12; paper++) {
      imported("2001.%05d".formatted(paper), Urgency.VISITOR);
    }
    CountDownLatch converting = new CountDownLatch(1);
    try (RenderWorker worker =
        worker((file, main, work, progress) -> {
          converting.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError();
        })) {
      worker.start();
      converting.await();
      assertEquals(new RenderQueue.Length(11, 1), queue.length());
    }
  }

  @Test
  void givesBackWhatItHasWhenItIsClosed() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    CountDownLatch converting = new CountDownLatch(1);
    RenderWorker worker =
        worker((file, main, work, progress) -> {
          converting.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError();
        });
    worker.start();
    converting.await();
    long closing = System.nanoTime();
    worker.close();
    assertTrue(System.nanoTime() - closing < Duration.ofSeconds(8).toNanos());
    assertEquals(List.of("abandoned"), states());
    assertEquals(new RenderQueue.Length(1, 0), queue.length());
    try (RenderWorker next = worker(Documents.rendering("T", "<p>"))) {
      next.start();
      awaitEmptyQueue();
    }
    assertEquals(List.of("abandoned", "rendered"), states());
  }

  @Test
  void triesAgainAfterSomethingUnexpected() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    CountDownLatch failed = new CountDownLatch(1);
    try (RenderWorker worker =
        worker((file, main, work, progress) -> {
          failed.countDown();
          throw new IllegalStateException("a mistake of ours");
        })) {
      worker.start();
      failed.await();
      Wait.until("the paper back in the queue", () -> queue.length().waiting() > 0);
    }
    assertEquals(
        List.of("1 true"),
        database.query(
            "select consecutive_failures || ' ' || (execution_time > now()) from scheduled_tasks",
            row -> row.getString(1)));
  }

  @Test
  void leavesPapersToOthersWhileItsMachineCannotRender() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    RenderWorker.Look unfit = () -> new Renderer.Readiness.NotReady("LaTeXML is not installed");
    Conversion never =
        (file, main, work, progress) -> {
          throw new AssertionError();
        };
    try (RenderWorker lacking = worker(database, folder, "lacking", never, unfit);
        RenderWorker able =
            worker(database, folder, "able", Documents.rendering("T", "<p>"), () -> READY)) {
      lacking.start();
      able.start();
      awaitEmptyQueue();
    }
    assertEquals(
        List.of("able rendered"),
        database.query("select worker || ' ' || state from renders", row -> row.getString(1)));
  }

  /** A process of its own, whose render never ends. */
  static final class Doomed {
    public static void main(String[] arguments) throws Exception {
      DatabaseUrl url = DatabaseUrl.parse(arguments[0]);
      Database database = new Database(url, PoolSettings.of("doomed", 4).withScheduler());
      worker(
              database,
              Path.of(arguments[1]),
              "doomed",
              (file, main, work, progress) -> {
                progress.begin(Progress.Stage.LATEXML);
                System.out.println("converting");
                new CountDownLatch(1).await();
                throw new AssertionError();
              })
          .start();
    }
  }

  @Test
  void aPaperBecomesReadableThoughItsWorkerIsKilled() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    DatabaseUrl url = postgres.url();
    Process doomed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                "postgres://%s:%s@%s/%s"
                    .formatted(url.user(), url.password(), url.hosts(), url.database()),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader says =
        new BufferedReader(
            new InputStreamReader(doomed.getInputStream(), StandardCharsets.UTF_8))) {
      assertTrue(says.lines().anyMatch("converting"::equals));
    } finally {
      doomed.destroyForcibly().waitFor();
    }
    assertEquals(new RenderQueue.Length(0, 1), queue.length());
    // As if the time after which it counts as dead had passed.
    database.update("update scheduled_tasks set last_heartbeat = now() - interval '13 seconds'");
    database.update("update renders set seen_at = now() - interval '16 seconds'");
    try (RenderWorker worker = worker(Documents.rendering("T", "<p>"))) {
      worker.start();
      awaitEmptyQueue();
    }
    assertEquals(List.of("abandoned", "rendered"), states());
  }

  @Test
  void aRenderOutlivesADatabaseThatIsAwayForAWhile() throws Exception {
    imported("2001.00001", Urgency.VISITOR);
    CountDownLatch converting = new CountDownLatch(1);
    CountDownLatch away = new CountDownLatch(1);
    try (Relay relay = Relay.before(postgres.url())) {
      relay.mend();
      PoolSettings settings =
          new PoolSettings("away", 4, 2, Duration.ofMillis(300), Duration.ofSeconds(10));
      try (Database through = new Database(relay.url(postgres.url()), settings);
          RenderWorker worker =
              worker(
                  through,
                  folder,
                  "away",
                  (file, main, work, progress) -> {
                    converting.countDown();
                    away.await();
                    progress.begin(Progress.Stage.DOCUMENT);
                    return new RenderResult.Rendered(Documents.of("T", "<p>"), Documents.REPORT);
                  })) {
        worker.start();
        converting.await();
        relay.cut();
        away.countDown();
        Wait.until("a pool without connections", () -> through.state().idle() == 0);
        relay.mend();
        awaitEmptyQueue();
      }
    }
    assertEquals(List.of("rendered"), states());
  }
}
