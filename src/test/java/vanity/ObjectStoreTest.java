package vanity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vanity.arxiv.ArxivId;
import vanity.db.Backup;
import vanity.db.Database;
import vanity.db.Restore;
import vanity.paper.PaperImport;
import vanity.paper.PaperUpkeep;
import vanity.render.Documents;
import vanity.render.document.ReaderDocument;
import vanity.render.store.Blobs;
import vanity.render.store.FileMove;
import vanity.render.store.ObjectSweep;
import vanity.render.store.Publication;
import vanity.render.store.RenderState;
import vanity.render.store.RenderStore;
import vanity.render.store.SourceStore;
import vanity.s3.S3Proxy;
import vanity.web.RawHttp;

/** A site whose files are in a real S3 server. */
class ObjectStoreTest {
  @RegisterExtension static final S3Proxy STORE = new S3Proxy();

  private static RunningSite site;

  @TempDir Path folder;

  private final Database database = site.database();
  private final Blobs rows = new Blobs(STORE.client(), null);
  private Blobs objects;
  private String prefix;
  private byte[] small;
  private byte[] large;

  @BeforeAll
  static void start() {
    site = RunningSite.start(STORE.settings("site"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  /** Other bytes for each test, as the site keeps what it has served. */
  @BeforeEach
  void nothing() {
    site.clear();
    prefix = "p" + Instant.now().toEpochMilli();
    objects = new Blobs(STORE.client(), STORE.address(prefix));
    small = ("<svg/>" + prefix).getBytes(StandardCharsets.UTF_8);
    large = (prefix + "0123456789".repeat(30_000)).getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void close() {
    rows.close();
    objects.close();
  }

  private static String name(byte[] bytes, String ending) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + ending;
  }

  private static PaperImport.Source source() {
    byte[] bytes = "%PDF any bytes".getBytes(StandardCharsets.UTF_8);
    return new PaperImport.Source(bytes, "source", null);
  }

  private long inRows() {
    return count("bytes is not null");
  }

  private long inObjects() {
    return count("object is not null");
  }

  private long count(String which) {
    return database
        .one(
            "select (select count(*) from files where %1$s) + (select count(*) from sources where %1$s)"
                .formatted(which),
            row -> row.getLong(1))
        .orElseThrow();
  }

  /** A paper with a source and two figures, and perhaps a card. */
  private void publish(Blobs blobs) throws Exception {
    new PaperImport(database, blobs).store(Documents.facts("1706.03762v1"), source());
    List<ReaderDocument.StoredFile> figures =
        List.of(
            new ReaderDocument.StoredFile(
                name(small, ".svg"), "image/svg+xml", Files.write(folder.resolve("small"), small)),
            new ReaderDocument.StoredFile(
                name(large, ".png"), "image/png", Files.write(folder.resolve("large"), large)));
    ReaderDocument document =
        new ReaderDocument("Title", List.of("A. Author"), "", "<p>Text", "", figures);
    ArxivId id = ArxivId.parse("1706.03762v1").orElseThrow();
    Publication publication = new Publication(database, blobs);
    Publication.Prepared prepared = publication.prepare(id, document);
    long render = new RenderStore(database).begin(id.paper(), "w").orElseThrow();
    RenderStore.End end = new RenderStore.End(RenderState.RENDERED, 1, null, null, null);
    assertTrue(publication.publish(render, id, end, prepared));
  }

  private void move(Blobs to) {
    FileMove.Report report = new FileMove(database, to).run(sofar -> {});
    assertEquals(List.of(), report.problems());
    assertEquals(report.total(), report.moved());
  }

  @Test
  void whatIsStoredIsInObjectsAndIsServedFromThere() throws Exception {
    publish(objects);
    assertEquals(0, inRows());
    assertEquals(inObjects(), STORE.objects(prefix).size());
    assertArrayEquals(small, site.get("/files/" + name(small, ".svg")).body());
    String figure = "/files/" + name(large, ".png");
    assertArrayEquals(large, site.get(figure).body());
    RawHttp.Answer piece = site.get(figure, "Range: bytes=-5");
    assertEquals(206, piece.status());
    assertEquals("56789", new String(piece.body(), StandardCharsets.UTF_8));
    SourceStore sources = new SourceStore(database, objects);
    Path written = sources.write(sources.newest("1706.03762").orElseThrow(), folder);
    assertArrayEquals(source().bytes(), Files.readAllBytes(written));
  }

  @Test
  void readersOfTextDoNotNoticeThatTheStoreIsAway() throws Exception {
    publish(objects);
    STORE.stop();
    try {
      assertEquals(200, site.get("/papers/1706.03762/").status());
      for (String file : List.of(name(small, ".svg"), name(large, ".png"))) {
        RawHttp.Answer away = site.get("/files/" + file);
        assertEquals(503, away.status());
        assertEquals("30", away.header("Retry-After"));
        assertEquals("no-store", away.header("Cache-Control"));
        assertEquals("text/html; charset=utf-8", away.header("Content-Type"));
        assertEquals(away.header("Content-Length"), Integer.toString(away.body().length));
        assertTrue(
            new String(away.body(), StandardCharsets.UTF_8)
                .contains("<h1>Not to be had just now</h1>"));
      }
    } finally {
      STORE.start();
    }
    assertEquals(200, site.get("/files/" + name(small, ".svg")).status());
  }

  @Test
  void filesMoveThereAndBack() throws Exception {
    publish(Blobs.inRows());
    long all = inRows();
    move(objects);
    assertEquals(0, inRows());
    assertEquals(all, inObjects());
    assertEquals(all, STORE.objects(prefix).size());
    assertEquals(0, new FileMove(database, objects).run(sofar -> {}).total());
    move(rows);
    assertEquals(all, inRows());
    assertEquals(0, inObjects());
    assertEquals(List.of(), STORE.objects(prefix));
  }

  @Test
  void whatIsNotWhatItsNameSaysStaysWhereItIs() throws Exception {
    publish(Blobs.inRows());
    database.update("update files set bytes = 'damaged' where name = ?", name(small, ".svg"));
    FileMove.Report report = new FileMove(database, objects).run(sofar -> {});
    assertEquals(
        List.of(name(small, ".svg") + ": its bytes are not those of its name"), report.problems());
    assertEquals(1, inRows());
  }

  @Test
  void aPaperThatIsTakenDownTakesItsObjectsAlong() throws Exception {
    publish(objects);
    new PaperUpkeep(database, objects)
        .takeDown(ArxivId.parse("1706.03762").orElseThrow(), "Asked for.");
    assertEquals(List.of(), STORE.objects(prefix));
  }

  @Test
  void theSweepRemovesWhatNoRowNamesAndIsOldEnough() throws Exception {
    publish(objects);
    long named = inObjects();
    objects.put(small);
    ObjectSweep sweep = new ObjectSweep(database, objects);
    assertEquals(0, sweep.run(Instant.now().minus(Duration.ofDays(1))));
    assertEquals(1, sweep.run(Instant.now().plus(Duration.ofDays(1))));
    assertEquals(named, STORE.objects(prefix).size());
  }

  @Test
  void anArchiveHoldsTheBytesAndIsRestoredIntoTheStoreThatIsSet() throws Exception {
    publish(objects);
    long all = inObjects();
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    new Backup(database, Archive.TABLES, object -> objects.get(object).orElseThrow())
        .writeTo(archive);
    site.clear();
    assertInstanceOf(
        Restore.Outcome.Done.class,
        new Restore(database, Archive.TABLES, rows::put)
            .readFrom(new ByteArrayInputStream(archive.toByteArray())));
    assertEquals(all, inRows());
    move(objects);
    site.clear();
    assertInstanceOf(
        Restore.Outcome.Done.class,
        new Restore(database, Archive.TABLES, objects::put)
            .readFrom(new ByteArrayInputStream(archive.toByteArray())));
    assertEquals(all, inObjects());
    move(rows);
  }
}
