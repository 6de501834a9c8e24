package vanity.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivClient;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.http.Deflated;
import vanity.render.conversion.Conversion;
import vanity.render.conversion.RenderResult;
import vanity.render.document.ReaderDocument;
import vanity.render.pace.Pace;
import vanity.render.pace.PacedArxiv;
import vanity.render.pace.Urgency;
import vanity.render.source.SourceKind;
import vanity.render.store.Blobs;
import vanity.render.store.FileStore;
import vanity.render.store.KnownPapers;
import vanity.render.store.RenderState;
import vanity.render.store.SourceStore;
import vanity.render.work.NotReadyException;
import vanity.render.work.Progress;
import vanity.render.work.RenderReport;
import vanity.render.work.ReportJson;
import vanity.render.work.WorkFolders;
import vanity.s3.StoreAwayException;

class RenderJobTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final Database database = postgres.database();
  private static final ArxivClient client =
      new ArxivClient(
          "test",
          new ArxivClient.Times(
              Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO),
          InstantSource.system());

  private final ArxivStandIn arxiv = ArxivStandIn.start();
  private final List<Progress.Stage> seen = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private RenderJob job(Conversion conversion) {
    return job(conversion, false);
  }

  private RenderJob job(Conversion conversion, boolean licensedOnly) {
    PacedArxiv paced =
        new PacedArxiv(
            new ArxivApi(arxiv.apiUrl(), client),
            new OaiApi(arxiv.oaiUrl(), client),
            new SourceDownload(arxiv.sourceUrl(), client, 1 << 20),
            new Pace(database, Duration.ZERO));
    return new RenderJob(
        database,
        Blobs.inRows(),
        paced,
        conversion,
        new RenderRules("tester", licensedOnly, folder));
  }

  private Outcome run(Conversion conversion) throws InterruptedException {
    return job(conversion).run("1706.03762", Urgency.VISITOR, seen::add);
  }

  /** A paper with a source, as an import leaves it. */
  private static void imported(String source) {
    ArxivPaper facts = Documents.facts("1706.03762v1");
    database.transact(sql -> {
      KnownPapers.save(sql, facts);
      SourceStore.save(
          sql, facts.id(), source.getBytes(StandardCharsets.UTF_8), null, "main.tex", null);
    });
  }

  @Test
  void aSourceInAStoreThatIsAwayIsLeftForAnotherTry() {
    imported("any");
    database.update("update sources set bytes = null, object = 's3://bucket#name'");
    assertThrows(StoreAwayException.class, () -> run(Documents.rendering("T", "<p>")));
    assertEquals(List.of("abandoned"), states());
  }

  private static List<String> states() {
    return database.query("select state from renders order by id", row -> row.getString(1));
  }

  private static Optional<String> shown() {
    return database.one(
        """
        select article, article_crc, article_length from papers
        join render_pages on render_id = shown_render where arxiv_id = '1706.03762'
        """,
        row ->
            new String(
                new Deflated(row.getBytes(1), row.getInt(2), row.getLong(3)).inflate(),
                StandardCharsets.UTF_8));
  }

  @Test
  void fetchesWhatIsNotKnownAndShowsThePage() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v3", "Attention"));
    AtomicReference<String> source = new AtomicReference<>();
    Outcome outcome =
        run((file, main, work, progress) -> {
          source.set(file.getFileName().toString());
          progress.begin(Progress.Stage.LATEXML);
          return new RenderResult.Rendered(
              Documents.withFigure(Documents.of("In the document", "<p>Text</p>"), work, "<svg/>"),
              Documents.REPORT);
        });
    assertEquals(new Outcome.Finished(RenderState.RENDERED, null), outcome);
    assertEquals("arXiv-1706.03762v3.gz", source.get());
    assertEquals(
        List.of(
            Progress.Stage.METADATA,
            Progress.Stage.DOWNLOAD,
            Progress.Stage.LATEXML,
            Progress.Stage.STORE),
        seen);
    assertEquals(Optional.of("<p>Text</p>"), shown());
    assertEquals(
        List.of(
            "Attention / [{\"name\": \"Ada Example\", \"affiliations\": [\"Example University\"]}]"
                + " / http://creativecommons.org/licenses/by/4.0/ / 3"),
        database.query(
            "select concat_ws(' / ', title, authors, license, version) from papers",
            row -> row.getString(1)));
    String name =
        database
            .one(
                "select name from files where name not in (select card from render_pages)",
                row -> row.getString(1))
            .orElseThrow();
    FileStore files = new FileStore(database, Blobs.inRows());
    FileStore.Entry entry = new FileStore.Entry(name, "image/svg+xml", 6, 0xacb9fb49);
    assertEquals(Optional.of(entry), files.find(name));
    assertEquals("svg", new String(files.read(name, 1, 3), StandardCharsets.UTF_8));
    assertEquals("g/>", new String(files.read(name, 3, 99), StandardCharsets.UTF_8));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void keepsItsReportInItsOrder() throws Exception {
    imported("source");
    run(Documents.rendering("T", "<p>"));
    RenderReport report =
        database
            .one(
                "select report, log from renders",
                row -> ReportJson.read(row.getString("report"), row.getString("log")))
            .orElseThrow();
    assertEquals(Documents.REPORT, report);
    assertEquals(
        List.copyOf(Documents.REPORT.stages().keySet()), List.copyOf(report.stages().keySet()));
  }

  @Test
  void rendersAnImportWithoutArxivAndLearnsFromTheDocument() throws Exception {
    imported("\\documentclass{article}");
    Outcome outcome =
        run((file, main, work, progress) -> {
          assertEquals("\\documentclass{article}", read(file));
          return new RenderResult.Partial(Documents.of("Its title", "<p>"), Documents.REPORT);
        });
    assertEquals(new Outcome.Finished(RenderState.PARTIAL, null), outcome);
    assertEquals(List.of(), arxiv.asked());
    assertEquals(
        List.of("Its title / [{\"name\": \"Emmy Noether\", \"affiliations\": []}] / What it says."),
        database.query(
            "select concat_ws(' / ', title, authors, abstract) from papers",
            row -> row.getString(1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void recordsWhyThereIsNoDocument() throws Exception {
    imported("source");
    assertEquals(
        new Outcome.Finished(RenderState.FAILED, "Two files could be the main one."),
        run((file, main, work, progress) ->
            new RenderResult.Failed("Two files could be the main one.", Documents.REPORT)));
    assertEquals(
        new Outcome.Finished(RenderState.NO_TEX_SOURCE, "There is no TeX in its source."),
        run((file, main, work, progress) ->
            new RenderResult.NoTexSource(SourceKind.PDF, Documents.REPORT)));
    assertEquals(
        List.of("failed 1 Two files could be the main one.", "no_tex_source 1 PDF"),
        database.query(
            """
            select concat_ws(' ', state, version, case when state = 'failed' then reason end, source_kind)
            from renders order by id
            """,
            row -> row.getString(1)));
  }

  @Test
  void triesOnceMoreWhatTookTooLongOrTooMuch() throws Exception {
    imported("source");
    Conversion slow = (file, main, work, progress) -> new RenderResult.TimedOut(Documents.REPORT);
    assertInstanceOf(Outcome.Again.class, run(slow));
    assertInstanceOf(Outcome.Finished.class, run(slow));
    Conversion large =
        (file, main, work, progress) -> new RenderResult.OutOfMemory(Documents.REPORT);
    assertInstanceOf(Outcome.Again.class, run(large));
    assertInstanceOf(Outcome.Finished.class, run(large));
    Conversion full = (file, main, work, progress) -> new RenderResult.OutOfRoom(Documents.REPORT);
    assertInstanceOf(Outcome.Again.class, run(full));
    assertInstanceOf(Outcome.Finished.class, run(full));
    assertEquals(
        List.of("timed_out", "timed_out", "out_of_memory", "out_of_memory", "failed", "failed"),
        states());
  }

  @Test
  void blamesNoPaperForWhatTheMachineLacks() throws Exception {
    imported("source");
    Conversion lacking =
        (file, main, work, progress) -> {
          throw new NotReadyException("LaTeXML is not installed");
        };
    for (int time = 0; time < 3; time++) {
      assertEquals(
          new Outcome.Again(
              RenderState.ABANDONED, "LaTeXML is not installed", Duration.ofSeconds(30)),
          run(lacking));
    }
    assertEquals(
        new Outcome.Finished(RenderState.RENDERED, null), run(Documents.rendering("T", "<p>")));
    assertEquals(List.of("abandoned", "abandoned", "abandoned", "rendered"), states());
  }

  @Test
  void waitsWhereThereIsNoFolderToWorkIn() throws Exception {
    imported("source");
    folder = Files.writeString(folder.resolve("file"), "in the way").resolve("work");
    Outcome outcome = run(Documents.rendering("T", "<p>"));
    assertInstanceOf(Outcome.Again.class, outcome);
    assertEquals(List.of("abandoned"), states());
  }

  @Test
  void knowsWhatArxivDoesNotKnow() throws Exception {
    assertEquals(
        new Outcome.Finished(RenderState.NOT_ON_ARXIV, "arXiv does not know this paper."),
        run(Documents.rendering("T", "<p>")));
    assertEquals(0, count("papers"));
  }

  private static int count(String table) {
    return database.one("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
  }

  @Test
  void waitsLongerAndLongerForArxiv() throws Exception {
    arxiv.fail(ArxivStandIn.Endpoint.API, Fault.status(503));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      database.update("update pace set closed_until = '-infinity'");
      Outcome.Again again =
          assertInstanceOf(Outcome.Again.class, run(Documents.rendering("T", "<p>")));
      assertEquals(RenderState.ARXIV_UNREACHABLE, again.state());
      waits.add(again.after());
    }
    assertEquals(
        List.of(1, 2, 4, 8, 10, 10), waits.stream().map(wait -> (int) wait.toMinutes()).toList());
  }

  @Test
  void tellsAtOnceThatArxivIsAwayWhenAnotherFoundOut() throws Exception {
    arxiv.fail(ArxivStandIn.Endpoint.API, Fault.status(503));
    run(Documents.rendering("T", "<p>"));
    assertEquals(1, arxiv.asked().size());
    run(Documents.rendering("T", "<p>"));
    assertEquals(1, arxiv.asked().size());
  }

  @Test
  void saysThatArxivGivesOutNoSource() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762", "Withdrawn").withoutSource(404));
    run(Documents.rendering("T", "<p>"));
    assertEquals(
        List.of("no_tex_source WITHDRAWN 1"),
        database.query(
            "select concat_ws(' ', state, source_kind, version) from renders",
            row -> row.getString(1)));
  }

  @Test
  void refusesASourceThatIsTooLarge() throws Exception {
    arxiv.add(
        StandInPaper.of("1706.03762", "Large").withSource(new byte[(1 << 20) + 1], ".tar.gz"));
    assertEquals(
        new Outcome.Finished(
            RenderState.FAILED, "Its source is larger than 1 MB, the most that is taken here."),
        run(Documents.rendering("T", "<p>")));
    assertEquals(0, count("sources"));
  }

  @Test
  void keepsToLicencesWhereItMust() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762", "Open"));
    StandInPaper closed = StandInPaper.of("1706.03763", "Closed");
    arxiv.add(
        closed.withFacts(
            closed.facts().withLicense("http://arxiv.org/licenses/nonexclusive-distrib/1.0/")));
    RenderJob job = job(Documents.rendering("T", "<p>"), true);
    assertEquals(RenderState.RENDERED, job.run("1706.03762", Urgency.VISITOR, seen::add).state());
    assertEquals(RenderState.UNLICENSED, job.run("1706.03763", Urgency.VISITOR, seen::add).state());
    assertEquals(1, count("sources"));
  }

  @Test
  void replacesThePageItsFiguresAndItsLog() throws Exception {
    imported("source");
    for (String version : List.of("first", "second")) {
      run((file, main, work, progress) ->
          new RenderResult.Rendered(
              Documents.withFigure(Documents.of("T", version), work, version), Documents.REPORT));
    }
    assertEquals(Optional.of("second"), shown());
    assertEquals(List.of("rendered", "rendered"), states());
    assertEquals(1, count("render_pages"));
    assertEquals(
        List.of("second"),
        database.query(
            "select bytes from files where name not in (select card from render_pages)",
            row -> new String(row.getBytes(1), StandardCharsets.UTF_8)));
    assertEquals(1, count("files where name in (select card from render_pages)"));
    assertEquals(1, count("renders where log is not null"));
  }

  @Test
  void leavesTheOldPageWhereANewRenderFails() throws Exception {
    imported("source");
    run(Documents.rendering("T", "first"));
    run((file, main, work, progress) -> new RenderResult.Failed("No.", Documents.REPORT));
    assertEquals(Optional.of("first"), shown());
  }

  @Test
  void rendersAgainWhatWasImportedMeanwhile() throws Exception {
    imported("first");
    Outcome outcome =
        run((file, main, work, progress) -> {
          imported("second");
          return new RenderResult.Rendered(Documents.of("T", "<p>"), Documents.REPORT);
        });
    assertEquals(new Outcome.Again(RenderState.RENDERED, null, Duration.ZERO), outcome);
  }

  @Test
  void fetchesTheNewerVersionThatIsKnown() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v2", "Newer"));
    imported("old");
    database.update("update papers set version = 2");
    run(Documents.rendering("T", "new"));
    assertEquals("/src/1706.03762v2", arxiv.asked().getFirst().target());
    assertEquals(
        List.of(1, 2),
        database.query("select version from paper_sources order by 1", row -> row.getInt(1)));
  }

  @Test
  void aRenewalFindsTheNewerVersionThatNobodyKnewOf() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v1", "Attention"));
    run(Documents.rendering("T", "<p>old</p>"));
    arxiv.add(StandInPaper.of("1706.03762v2", "Attention"));
    database.update("update papers set checked_at = now() - interval '2 days'");
    AtomicReference<Optional<String>> meanwhile = new AtomicReference<>(Optional.empty());
    job(
            (source, main, work, progress) -> {
              meanwhile.set(shown());
              return Documents.rendering("T", "<p>new</p>").render(source, main, work, progress);
            })
        .run("1706.03762", Urgency.RENEWAL, seen::add);
    assertEquals(Optional.of("<p>old</p>"), meanwhile.get());
    assertEquals(Optional.of("<p>new</p>"), shown());
    assertEquals(
        List.of(1, 2),
        database.query("select version from renders order by id", row -> row.getInt(1)));
  }

  @Test
  void aRenewalMakesDoWithWhatIsHeldWhereArxivIsAway() throws Exception {
    imported("x");
    arxiv.fail(ArxivStandIn.Endpoint.API, Fault.status(503));
    assertEquals(
        RenderState.RENDERED,
        job(Documents.rendering("T", "<p>")).run("1706.03762", Urgency.RENEWAL, seen::add).state());
  }

  @Test
  void asksForALicenceThatNobodyTold() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v1", "Attention"));
    database.transact(sql -> KnownPapers.learn(sql, Documents.facts("1706.03762v1")));
    assertEquals(
        RenderState.RENDERED,
        job(Documents.rendering("T", "<p>"), true)
            .run("1706.03762", Urgency.SCRAPE, seen::add)
            .state());
    assertEquals(
        List.of("http://creativecommons.org/licenses/by/4.0/"),
        database.query("select license from papers", row -> row.getString(1)));
  }

  @Test
  void knowsAllVersionsOfWhatItFetched() throws Exception {
    arxiv
        .add(StandInPaper.of("1706.03762v1", "Attention"))
        .add(StandInPaper.of("1706.03762v2", "Attention"));
    run(Documents.rendering("T", "<p>"));
    assertEquals(
        List.of("1 2017-06-02 -", "2 2017-06-03 http://creativecommons.org/licenses/by/4.0/"),
        database.query(
            """
            select version || ' ' || (submitted at time zone 'utc')::date || ' '
              || coalesce(license, '-')
            from paper_versions order by version
            """,
            row -> row.getString(1)));
  }

  @Test
  void twoAtOnceAreOneRender() throws Exception {
    imported("source");
    CountDownLatch converting = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    RenderJob job =
        job((file, main, work, progress) -> {
          progress.begin(Progress.Stage.LATEXML);
          converting.countDown();
          finish.await();
          return new RenderResult.Rendered(Documents.of("T", "<p>"), Documents.REPORT);
        });
    AtomicReference<@Nullable Outcome> first = new AtomicReference<>();
    Thread other =
        Thread.startVirtualThread(() -> {
          try {
            first.set(job.run("1706.03762", Urgency.VISITOR, stage -> {}));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    converting.await();
    Outcome second =
        job(Documents.rendering("never", "never"))
            .run(
                "1706.03762",
                Urgency.VISITOR,
                stage -> {
                  seen.add(stage);
                  finish.countDown();
                });
    other.join();
    assertEquals(new Outcome.Finished(RenderState.RENDERED, null), first.get());
    assertEquals(first.get(), second);
    assertEquals(Progress.Stage.LATEXML, seen.getFirst());
    assertEquals(List.of("rendered"), states());
  }

  @Test
  void takesOverFromAWorkerThatFellSilent() throws Exception {
    imported("source");
    database.update(
        """
        insert into renders (arxiv_id, state, worker, started_at, seen_at)
        values ('1706.03762', 'running', 'killed', now(), now() - interval '16 seconds')
        """);
    assertEquals(
        new Outcome.Finished(RenderState.RENDERED, null), run(Documents.rendering("T", "<p>")));
    assertEquals(List.of("abandoned", "rendered"), states());
  }

  @Test
  void dropsWhatItHasWhenAnotherTookOver() throws Exception {
    imported("source");
    Outcome outcome =
        run((file, main, work, progress) -> {
          database.update("update renders set state = 'abandoned'");
          return new RenderResult.Rendered(
              Documents.withFigure(Documents.of("T", "<p>"), work, "figure"), Documents.REPORT);
        });
    assertEquals(RenderState.ABANDONED, outcome.state());
    assertEquals(0, count("render_pages") + count("files"));
  }

  @Test
  void givesTheRenderUpWhenItIsInterrupted() {
    imported("source");
    assertThrows(
        InterruptedException.class,
        () ->
            run((file, main, work, progress) -> {
              throw new InterruptedException();
            }));
    assertEquals(List.of("abandoned"), states());
  }

  @Test
  void storesNothingByHalves() {
    imported("source");
    assertThrows(
        RuntimeException.class,
        () ->
            run((file, main, work, progress) -> {
              ReaderDocument document =
                  Documents.withFigure(Documents.of("T", "<p>"), work, "figure");
              assertTrue(document.files().getFirst().path().toFile().delete());
              return new RenderResult.Rendered(document, Documents.REPORT);
            }));
    assertEquals(0, count("render_pages") + count("files"));
    assertEquals(Optional.empty(), shown());
    assertEquals(
        List.of("failed Something went wrong in this site's converter."),
        database.query(
            "select concat_ws(' ', state, reason) from renders", row -> row.getString(1)));
  }

  @Test
  void runNowTakesThePaperOutOfTheQueue() throws Exception {
    imported("source");
    RenderQueue queue = new RenderQueue(database);
    queue.ask("1706.03762", Urgency.OPERATOR);
    job(Documents.rendering("T", "<p>")).runNow("1706.03762", seen::add);
    assertEquals(new RenderQueue.Length(0, 0), queue.length());
  }

  @Test
  void removesTheFoldersOfProcessesThatAreGone() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path left = Files.createDirectories(folder.resolve("render-" + gone.pid() + "-7/work"));
    Path other =
        Files.createDirectory(
            folder.resolve(
                "render-" + ProcessHandle.current().parent().orElseThrow().pid() + "-8"));
    new WorkFolders(folder).removeLeftovers();
    assertFalse(Files.exists(left.getParent()));
    assertTrue(Files.exists(other));
  }
}
