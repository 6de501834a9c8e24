package vanity.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.Documents;
import vanity.render.RenderQueue;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;

class BulkImportTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final long LIMIT = 1 << 20;

  @TempDir Path folder;

  private final Database database = postgres.database();

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private BulkReport run(Path... paths) throws IOException {
    return new BulkImport(database, Blobs.inRows(), true, LIMIT, sofar -> {}).run(List.of(paths));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private Path tar(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        byte[] source = gzip(entry);
        TarArchiveEntry header = new TarArchiveEntry(entry);
        header.setSize(source.length);
        tar.putArchiveEntry(header);
        tar.write(source);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  private List<String> held() {
    return database.query(
        "select arxiv_id || 'v' || version from paper_sources order by arxiv_id, version",
        row -> row.getString(1));
  }

  @Test
  void takesTheSourcesOfATar() throws Exception {
    Path tar =
        tar(
            "arXiv_src_1706_001.tar",
            "1706/1706.03762.gz",
            "0601/hep-th0601001.gz",
            "1706/1706.00002v3.tar.gz",
            "1706/README");
    BulkReport report = run(tar);
    assertEquals(3, report.stored());
    assertEquals(report.total(), report.done());
    assertEquals(List.of("1706.00002v3", "1706.03762v1", "hep-th/0601001v1"), held());
    assertEquals(new RenderQueue.Length(3, 0), new RenderQueue(database).length());
    assertArrayEquals(
        gzip("1706/1706.03762.gz"),
        database
            .one(
                """
                select bytes from sources join paper_sources using (sha256)
                where arxiv_id = '1706.03762'
                """,
                row -> row.getBytes(1))
            .orElseThrow());
    assertEquals(
        List.of("hep-th"),
        new PaperStore(database).find("hep-th/0601001").orElseThrow().facts().categories());
  }

  @Test
  void takesFoldersOfAnyDepth() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("papers/1706"));
    Files.write(inner.resolve("1706.00001v2.tar.gz"), gzip("one"));
    Files.writeString(inner.resolve("1706.00002.tex"), "two ".repeat(1000));
    Files.writeString(inner.resolve("notes.txt"), "not a paper");
    Files.createDirectories(inner.resolve("1706.00003"));
    Files.writeString(inner.resolve("1706.00003/main.tex"), "three");
    Files.createDirectories(folder.resolve("papers/hep-th"));
    Files.write(folder.resolve("papers/hep-th/9901001.gz"), gzip("four"));
    tar("papers/arXiv_src_1707_001.tar", "1707/1707.00001.gz");
    BulkReport report = run(folder.resolve("papers"));
    assertEquals(List.of(), report.problems());
    assertEquals(1, report.passedOver());
    assertEquals(
        List.of("1706.00001v2", "1706.00002v1", "1706.00003v1", "1707.00001v1", "hep-th/9901001v1"),
        held());
    assertTrue(
        database.one("select max(length(bytes)) from sources", row -> row.getInt(1)).orElseThrow()
            < 1000,
        "what comes plain is kept compressed");
  }

  @Test
  void passesOverWhatIsHere() throws Exception {
    Path tar = tar("a.tar", "1706/1706.00001.gz", "1706/1706.00002.gz", "1706/1706.00002.gz");
    assertEquals(2, run(tar).stored());
    BulkReport again = run(tar);
    assertEquals(0, again.stored());
    assertEquals(3, again.there());
    assertEquals(2, held().size());
  }

  @Test
  void leavesWhatIsKnownOfAPaper() throws Exception {
    database.transact(sql -> KnownPapers.learn(sql, Documents.facts("1706.00001v3")));
    Paper before = new PaperStore(database).find("1706.00001").orElseThrow();
    run(tar("a.tar", "1706/1706.00001.gz"));
    assertEquals(before, new PaperStore(database).find("1706.00001").orElseThrow());
    assertEquals(List.of("1706.00001v1"), held());
  }

  @Test
  void doesNotBringBackWhatWasTakenDown() throws Exception {
    new PaperUpkeep(database, Blobs.inRows())
        .takeDown(ArxivId.parse("1706.00001").orElseThrow(), "Asked for.");
    BulkReport report = run(tar("a.tar", "1706/1706.00001.gz"));
    assertEquals(List.of("1706.00001 was taken down: Asked for."), report.problems());
    assertEquals(List.of(), held());
  }

  @Test
  void saysWhichAreTooLarge() throws Exception {
    Files.write(folder.resolve("1706.00001.gz"), new byte[(int) LIMIT + 1]);
    BulkReport report = run(folder);
    assertTrue(report.problems().getFirst().contains("1706.00001.gz has 1048577 bytes"));
    assertEquals(List.of(), held());
  }

  @Test
  void keepsWhatCameBeforeACut() throws Exception {
    Path tar = tar("a.tar", "1706/1706.00001.gz", "1706/1706.00002.gz");
    byte[] whole = Files.readAllBytes(tar);
    Files.write(tar, Arrays.copyOf(whole, 1024 + 512 + 10));
    BulkReport report = run(tar);
    assertTrue(report.problems().getFirst().contains("get it again"), report.toString());
    assertEquals(List.of("1706.00001v1"), held());
  }

  @Test
  void believesTheManifestRatherThanATar() throws Exception {
    Path tar = tar("arXiv_src_1706_001.tar", "1706/1706.00001.gz");
    Files.writeString(
        folder.resolve("arXiv_src_manifest.xml"),
        """
        <?xml version='1.0' standalone='yes'?>
        <arXivSRC>
          <file>
            <filename>src/arXiv_src_1706_001.tar</filename>
            <md5sum>00000000000000000000000000000000</md5sum>
            <num_items>1</num_items>
            <size>%d</size>
            <yymm>1706</yymm>
          </file>
        </arXivSRC>
        """
            .formatted(Files.size(tar)));
    BulkReport report = run(folder);
    assertTrue(report.problems().getFirst().contains("checksum"), report.toString());
    assertEquals(List.of(), held());
  }

  @Test
  void canLeaveTheQueueAlone() throws Exception {
    new BulkImport(database, Blobs.inRows(), false, LIMIT, sofar -> {})
        .run(List.of(tar("a.tar", "1706/1706.00001.gz")));
    assertEquals(1, held().size());
    assertEquals(new RenderQueue.Length(0, 0), new RenderQueue(database).length());
  }
}
