package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.arxiv.SourceDownload.Answer;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;

class SourceDownloadTest {
  private static final ArxivId ID = new ArxivId("1706.03762", 0);
  private static final int LIMIT = 100_000;
  private static final String GZIP = "application/gzip";

  @TempDir private Path folder;
  private final ArxivStandIn arxiv = ArxivStandIn.start();
  private final ArxivClient client = ArxivClientTest.patient();
  private final SourceDownload sources = new SourceDownload(arxiv.sourceUrl(), client, LIMIT);

  @AfterEach
  void stop() {
    client.close();
    arxiv.close();
  }

  @Test
  void downloadsTheNewestVersion() throws Exception {
    byte[] bytes = random(LIMIT);
    arxiv.add(StandInPaper.of("1706.03762v1", "Attention"));
    arxiv.add(StandInPaper.of("1706.03762v2", "Attention").withSource(bytes, ".tar.gz"));
    Answer.Downloaded source =
        assertInstanceOf(Answer.Downloaded.class, sources.download(ID, folder));
    assertEquals("arXiv-1706.03762v2.tar.gz", source.name());
    assertEquals(folder.resolve("arXiv-1706.03762v2.tar.gz"), source.file());
    assertArrayEquals(bytes, Files.readAllBytes(source.file()));
    assertOnlyFile(source.file());
  }

  @Test
  void downloadsAnOlderVersionAndAnOldId() throws Exception {
    arxiv.add(StandInPaper.of("hep-th/9901001v1", "Strings").withSource(random(10), ".pdf"));
    arxiv.add(StandInPaper.of("hep-th/9901001v2", "Strings"));
    Answer answer = sources.download(new ArxivId("hep-th/9901001", 1), folder);
    assertEquals(
        "arXiv-hep-th9901001v1.pdf", assertInstanceOf(Answer.Downloaded.class, answer).name());
  }

  @Test
  void followsFromTheOldAddressToTheNew() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v1", "Attention"));
    Answer answer = new SourceDownload(arxiv.ePrintUrl(), client, LIMIT).download(ID, folder);
    assertInstanceOf(Answer.Downloaded.class, answer);
    assertEquals("/src/1706.03762", arxiv.asked().get(1).target());
  }

  @Test
  void takesTheBytesAsTheyAreWhateverTheHeadersSay() throws Exception {
    byte[] bytes = random(1000);
    arxiv.fail(
        Endpoint.SOURCE,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "x-gzip");
          exchange
              .getResponseHeaders()
              .set("Content-Disposition", "attachment; filename=\"../../a b.gz\"");
          Fault.send(exchange, 200, "application/x-eprint-tar", bytes);
        });
    Answer.Downloaded source =
        assertInstanceOf(Answer.Downloaded.class, sources.download(ID, folder));
    assertEquals(folder.resolve("a_b.gz"), source.file());
    assertArrayEquals(bytes, Files.readAllBytes(source.file()));
  }

  @Test
  void namesWhatHasNoName() throws Exception {
    arxiv.fail(Endpoint.SOURCE, Fault.body(GZIP, random(10)));
    Answer answer = sources.download(new ArxivId("hep-th/9901001", 2), folder);
    assertEquals("arXiv-hep-th9901001v2", assertInstanceOf(Answer.Downloaded.class, answer).name());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void hasNoSourceOfSomePapers(int status) throws Exception {
    arxiv.add(StandInPaper.of("1706.03762", "Withdrawn").withoutSource(status));
    assertEquals(new Answer.NoSource(), sources.download(ID, folder));
    assertEquals(new Answer.NoSource(), sources.download(new ArxivId("1706.00001", 0), folder));
    assertEmpty();
  }

  @Test
  void keepsNothingThatIsTooLarge() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762", "Big").withSource(random(LIMIT + 1), ".tar.gz"));
    assertEquals(new Answer.TooLarge(LIMIT), sources.download(ID, folder));
    arxiv.fail(Endpoint.SOURCE, Fault.endless(GZIP, 1L << 30));
    assertEquals(new Answer.TooLarge(LIMIT), sources.download(ID, folder));
    arxiv.fail(Endpoint.SOURCE, Fault.truncated(GZIP, random(10), LIMIT + 1));
    assertEquals(new Answer.TooLarge(LIMIT), sources.download(ID, folder), "told in advance");
    assertEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("429", Fault.rateExceeded()),
        Arguments.of("503", Fault.status(503, "Retry-After", "20")),
        Arguments.of("500", Fault.status(500)),
        Arguments.of("400", Fault.status(400)),
        Arguments.of("a page", Fault.body("text/html; charset=utf-8", "<h1>Are you human?</h1>")),
        Arguments.of("nothing", Fault.body(GZIP, "")),
        Arguments.of("cut off", Fault.truncated(GZIP, random(5000), 10_000)),
        Arguments.of("hung up", Fault.down()),
        Arguments.of("elsewhere", Fault.status(302, "Location", "http://169.254.169.254/")),
        Arguments.of("in a circle", Fault.status(301, "Location", "/src/1706.03762")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void keepsNothingThatIsNotWhole(String name, Fault fault) throws Exception {
    arxiv.fail(Endpoint.SOURCE, fault);
    assertInstanceOf(Unavailable.class, sources.download(ID, folder));
    assertEmpty();
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    try (ArxivClient impatient =
        ArxivClientTest.client(Duration.ofSeconds(20), Duration.ofMillis(300))) {
      SourceDownload hasty = new SourceDownload(arxiv.sourceUrl(), impatient, LIMIT);
      arxiv.fail(Endpoint.SOURCE, Fault.stalled(GZIP));
      assertInstanceOf(Unavailable.class, hasty.download(ID, folder));
      arxiv.fail(Endpoint.SOURCE, Fault.trickle(GZIP, Duration.ofMillis(10)));
      Unavailable slow = assertInstanceOf(Unavailable.class, hasty.download(ID, folder));
      assertTrue(slow.why().contains("sent only"), slow.why());
    }
    assertEmpty();
  }

  @Test
  void leavesNothingWhenInterrupted() throws Exception {
    arxiv.fail(Endpoint.SOURCE, Fault.trickle(GZIP, Duration.ofMillis(1)));
    BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
    Thread worker =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.add(sources.download(ID, folder).toString());
              } catch (InterruptedException e) {
                outcome.add("interrupted");
              }
            });
    while (size(folder) == 0) { // until the first bytes are there
      Thread.onSpinWait();
    }
    worker.interrupt();
    assertEquals("interrupted", outcome.poll(5, TimeUnit.SECONDS));
    assertEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNotArxivsFault() {
    arxiv.add(StandInPaper.of("1706.03762", "Attention"));
    assertThrows(UncheckedIOException.class, () -> sources.download(ID, folder.resolve("missing")));
  }

  private void assertOnlyFile(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private void assertEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
