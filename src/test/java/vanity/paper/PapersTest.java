package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.http.Deflated;
import vanity.render.Documents;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.source.SourceKind;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;

/** Every row of the state table. */
class PapersTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final ArxivId ID = ArxivId.parse("1706.03762").orElseThrow();
  private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
  private static final RenderQueue.Length EMPTY = new RenderQueue.Length(0, 0);
  private static final RenderQueue.Length ONE_WAITS = new RenderQueue.Length(1, 0);

  private final Database database = postgres.database();
  private final RenderQueue queue = new RenderQueue(database);
  private final Papers papers = papers(2, false, null);

  private Papers papers(int queueLimit, boolean licensedOnly, @Nullable Duration expiry) {
    return new Papers(
        new OpenedRows(database, database),
        queue,
        new PaperRules(queueLimit, 0, licensedOnly, expiry),
        InstantSource.system());
  }

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private void known(String id) {
    database.transact(sql -> KnownPapers.save(sql, Documents.facts(id)));
  }

  /** A render of version 1 that ended an hour ago. */
  private long ended(String state, @Nullable String reason, @Nullable String kind) {
    return database
        .one(
            """
            insert into renders
              (arxiv_id, version, state, worker, started_at, seen_at, finished_at, reason, source_kind)
            values ('1706.03762', 1, ?, 'w', now() - interval '61 minutes', now(),
              now() - interval '1 hour', ?, ?)
            returning id
            """,
            row -> row.getLong(1),
            state,
            reason,
            kind)
        .orElseThrow();
  }

  private long readable(String state, String article) {
    known("1706.03762v1");
    long render = ended(state, null, null);
    Deflated deflated = Deflated.of(article.getBytes(StandardCharsets.UTF_8));
    database.update(
        "insert into render_pages values (?, 'In the document', '<ol>', ?, ?, ?)",
        render,
        deflated.bytes(),
        deflated.crc(),
        deflated.length());
    database.update("update papers set shown_render = ?", render);
    return render;
  }

  @Test
  void oneNeverSeenIsQueued() {
    OpenedPaper.Rendering rendering =
        assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT));
    assertEquals(ID, rendering.id());
    assertNull(rendering.title());
    assertNull(rendering.stage());
    assertEquals(0, rendering.position());
    assertEquals(ONE_WAITS, queue.length());
  }

  @Test
  void threeHundredFirstVisitsAtOnceQueueItOnce() {
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        visitors.submit(
            () -> assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT)));
      }
    }
    assertEquals(ONE_WAITS, queue.length());
  }

  @Test
  void tellsHowManyAreBeforeIt() {
    papers.open(ArxivId.parse("1706.03761").orElseThrow(), CLIENT);
    assertEquals(1, ((OpenedPaper.Rendering) papers.open(ID, CLIENT)).position());
    assertEquals(1, ((OpenedPaper.Rendering) papers.open(ID, CLIENT)).position());
  }

  @Test
  void tellsTheStageOfARunningRender() {
    known("1706.03762v1");
    database.update(
        """
        insert into renders (arxiv_id, state, stage, worker, started_at, seen_at)
        values ('1706.03762', 'running', 'LATEXML', 'w', '2026-01-01T00:00:00Z', now())
        """);
    assertEquals(
        new OpenedPaper.Rendering(
            ID, "arXiv:1706.03762", 0, "LATEXML", Instant.parse("2026-01-01T00:00:00Z")),
        papers.open(ID, CLIENT));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void refusesMoreThanTheQueueHolds() {
    papers.open(ArxivId.parse("1706.00001").orElseThrow(), CLIENT);
    papers.open(ArxivId.parse("1706.00002").orElseThrow(), CLIENT);
    assertEquals(new OpenedPaper.QueueFull(ID), papers.open(ID, CLIENT));
    assertEquals(new RenderQueue.Length(2, 0), queue.length());
  }

  @Test
  void takesOnlySoManyOfOneAddress() throws Exception {
    Papers strict =
        new Papers(
            new OpenedRows(database, database),
            queue,
            new PaperRules(100, 1, false, null),
            InstantSource.system());
    strict.open(ArxivId.parse("1706.00001").orElseThrow(), CLIENT);
    assertEquals(new OpenedPaper.AskedTooOften(ID), strict.open(ID, CLIENT));
    assertInstanceOf(
        OpenedPaper.Rendering.class, strict.open(ID, InetAddress.getByName("192.0.2.1")));
    assertInstanceOf(OpenedPaper.Rendering.class, strict.open(ID, CLIENT), "in the queue by now");
  }

  @Test
  void aVisitorMovesUpWhatNobodyWaitedFor() {
    queue.ask("1706.00001", Urgency.OPERATOR);
    queue.ask("1706.03762", Urgency.SCRAPE);
    assertEquals(0, ((OpenedPaper.Rendering) papers.open(ID, CLIENT)).position());
    assertEquals(List.of("1706.03762", "1706.00001"), queue.waiting(2));
  }

  @Test
  void movesNoneUpOnceTooManyVisitorsWait() {
    papers.open(ArxivId.parse("1706.00001").orElseThrow(), CLIENT);
    papers.open(ArxivId.parse("1706.00002").orElseThrow(), CLIENT);
    queue.ask("1706.03762", Urgency.SCRAPE);
    assertEquals(2, ((OpenedPaper.Rendering) papers.open(ID, CLIENT)).position());
    assertEquals(2, ((OpenedPaper.Rendering) papers.open(ID, CLIENT)).position());
  }

  @Test
  void aLicenceThatNobodyToldYetIsAskedForFirst() {
    Papers careful = papers(2, true, null);
    known("1706.03762v1");
    assertInstanceOf(OpenedPaper.Rendering.class, careful.open(ID, CLIENT));
    database.update("delete from scheduled_tasks");
    ended("unlicensed", null, null);
    assertInstanceOf(OpenedPaper.Unlicensed.class, careful.open(ID, CLIENT));
  }

  @Test
  void doesNotAskForWhatCannotExist() {
    ArxivId nextCentury = ArxivId.parse("7001.00001").orElseThrow();
    assertEquals(new OpenedPaper.NotOnArxiv(nextCentury), papers.open(nextCentury, CLIENT));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void showsWhatWasRendered() {
    long render = readable("rendered", "<p>Text</p>");
    OpenedPaper.Readable opened =
        assertInstanceOf(OpenedPaper.Readable.class, papers.open(ID, CLIENT));
    assertEquals(Documents.facts("1706.03762v1").id(), opened.paper().facts().id());
    assertEquals(render, opened.render().id());
    assertEquals("In the document", opened.render().title());
    assertTrue(opened.render().complete());
    assertEquals(
        "<p>Text</p>", new String(opened.render().article().inflate(), StandardCharsets.UTF_8));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void saysThatADocumentIsNotWhole() {
    readable("partial", "<p>");
    assertFalse(((OpenedPaper.Readable) papers.open(ID, CLIENT)).render().complete());
  }

  @Test
  void showsTheOldPageAndRenewsItOnceItExpired() {
    readable("rendered", "<p>");
    Papers hasty = papers(2, false, Duration.ofMinutes(59));
    assertInstanceOf(OpenedPaper.Readable.class, hasty.open(ID, CLIENT));
    assertInstanceOf(OpenedPaper.Readable.class, hasty.open(ID, CLIENT));
    assertEquals(ONE_WAITS, queue.length());
    assertInstanceOf(
        OpenedPaper.Readable.class, papers(2, false, Duration.ofMinutes(61)).open(ID, CLIENT));
  }

  @Test
  void doesNotRenewAgainAndAgainWhatFailsToRender() {
    readable("rendered", "<p>");
    ended("failed", "No.", null);
    assertInstanceOf(
        OpenedPaper.Readable.class, papers(2, false, Duration.ofMinutes(59)).open(ID, CLIENT));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void showsTheOldVersionAndFetchesTheNewer() {
    readable("rendered", "<p>");
    known("1706.03762v2");
    assertEquals(1, ((OpenedPaper.Readable) papers.open(ID, CLIENT)).render().version());
    assertEquals(ONE_WAITS, queue.length());
  }

  @Test
  void showsAVersionThatIsHeldAndNoOther() {
    readable("rendered", "<p>");
    known("1706.03762v2");
    OpenedPaper.Readable first =
        assertInstanceOf(OpenedPaper.Readable.class, papers.look(ID.withVersion(1)));
    assertEquals(1, first.render().version());
    assertFalse(papers.look(ID.withVersion(2)) instanceof OpenedPaper.Readable);
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void saysWhyThereIsNoDocument() {
    known("1706.03762v1");
    ended("failed", "Two files could be the main one.", null);
    OpenedPaper.Failed failed = assertInstanceOf(OpenedPaper.Failed.class, papers.open(ID, CLIENT));
    assertEquals("Two files could be the main one.", failed.reason());
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void isRenderingWhileAnotherTryIsToCome() {
    known("1706.03762v1");
    ended("timed_out", "Its conversion takes too long.", null);
    papers.open(ID, CLIENT);
    assertInstanceOf(OpenedPaper.Failed.class, papers.open(ID, CLIENT));
    queue.ask("1706.03762", Urgency.OPERATOR);
    assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT));
  }

  @Test
  void saysWhatThereIsInsteadOfTex() {
    known("1706.03762v1");
    ended("no_tex_source", null, "PDF");
    assertEquals(
        SourceKind.PDF,
        assertInstanceOf(OpenedPaper.NoTexSource.class, papers.open(ID, CLIENT)).kind());
  }

  @Test
  void believesThatArxivDoesNotKnowItForADay() {
    ended("not_on_arxiv", null, null);
    assertEquals(new OpenedPaper.NotOnArxiv(ID), papers.open(ID, CLIENT));
    assertEquals(EMPTY, queue.length());
    database.update("update renders set finished_at = now() - interval '25 hours'");
    assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT));
    assertEquals(ONE_WAITS, queue.length());
  }

  @Test
  void saysThatArxivDidNotAnswerWhileItWaitsForIt() {
    papers.open(ID, CLIENT);
    ended("arxiv_unreachable", null, null);
    assertEquals(new OpenedPaper.ArxivUnreachable(ID), papers.open(ID, CLIENT));
  }

  @Test
  void saysAtOnceThatArxivIsAwayOfWhatNeedsIt() {
    database.update("update pace set closed_until = now() + interval '1 minute'");
    assertEquals(new OpenedPaper.ArxivUnreachable(ID), papers.open(ID, CLIENT));
    assertEquals(ONE_WAITS, queue.length());
    postgres.clear();
    database.update("update pace set closed_until = now() + interval '1 minute'");
    new PaperImport(database, Blobs.inRows())
        .store(
            Documents.facts("1706.03762v1"), new PaperImport.Source(new byte[] {1}, "a.tex", null));
    assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT));
  }

  @Test
  void keepsToLicencesWhereItMust() {
    readable("rendered", "<p>");
    Papers careful = papers(2, true, null);
    assertInstanceOf(OpenedPaper.Unlicensed.class, careful.open(ID, CLIENT));
    database.update("update papers set license = 'http://creativecommons.org/licenses/by/4.0/'");
    assertInstanceOf(OpenedPaper.Readable.class, careful.open(ID, CLIENT));
  }

  @Test
  void asksAgainForWhatARuleForbadeBefore() {
    known("1706.03762v1");
    ended("unlicensed", null, null);
    assertInstanceOf(OpenedPaper.Rendering.class, papers.open(ID, CLIENT));
  }

  @Test
  void saysThatItWasTakenDownAndWhy() {
    readable("rendered", "<p>");
    PaperUpkeep upkeep = new PaperUpkeep(database, Blobs.inRows());
    upkeep.takeDown(ID, "The author asked for it.");
    assertEquals(
        new OpenedPaper.TakenDown(ID, "The author asked for it."), papers.open(ID, CLIENT));
    ArxivId never = ArxivId.parse("1706.99999").orElseThrow();
    upkeep.takeDown(never, "Spam.");
    assertEquals(new OpenedPaper.TakenDown(never, "Spam."), papers.open(never, CLIENT));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void looksWithoutAsking() {
    assertEquals(new OpenedPaper.NotOnArxiv(ID), papers.look(ID));
    assertEquals(EMPTY, queue.length());
  }

  @Test
  void theStampIsThatOfThePageUntilSomethingChanges() {
    readable("rendered", "<p>");
    String stamp = ((OpenedPaper.Readable) papers.open(ID, CLIENT)).stamp();
    assertEquals(stamp, papers.stamp(ID));
    database.update("update papers set license = 'another'");
    assertNotEquals(stamp, papers.stamp(ID));
  }
}
