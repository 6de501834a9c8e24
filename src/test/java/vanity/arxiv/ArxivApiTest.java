package vanity.arxiv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;

class ArxivApiTest {
  private static final ArxivId ID = new ArxivId("1706.03762", 0);
  private static final String ATOM = "application/atom+xml";

  private final ArxivStandIn arxiv = ArxivStandIn.start();
  private final ArxivClient client = ArxivClientTest.patient();
  private final ArxivApi api = new ArxivApi(arxiv.apiUrl(), client);

  @AfterEach
  void stop() {
    client.close();
    arxiv.close();
  }

  @Test
  void findsTheNewestVersion() throws Exception {
    arxiv
        .add(StandInPaper.of("1706.03762v1", "Attention"))
        .add(StandInPaper.of("1706.03762v2", "Attention, again"));
    ArxivPaper paper = assertInstanceOf(ArxivApi.Answer.Found.class, api.find(ID)).paper();
    assertEquals(ID.withVersion(2), paper.id());
    assertEquals("Attention, again", paper.title());
    assertEquals(
        List.of(new ArxivPaper.Author("Ada Example", List.of("Example University"))),
        paper.authors());
  }

  @Test
  void findsAnOlderVersion() throws Exception {
    arxiv
        .add(StandInPaper.of("1706.03762v1", "Attention"))
        .add(StandInPaper.of("1706.03762v2", "Attention, again"));
    ArxivPaper paper =
        assertInstanceOf(ArxivApi.Answer.Found.class, api.find(ID.withVersion(1))).paper();
    assertEquals("Attention", paper.title());
  }

  @Test
  void findsAnOldId() throws Exception {
    arxiv.add(StandInPaper.of("math/0611800", "Markov & sons <1906>"));
    ArxivPaper paper =
        assertInstanceOf(ArxivApi.Answer.Found.class, api.find(new ArxivId("math/0611800", 0)))
            .paper();
    assertEquals("Markov & sons <1906>", paper.title());
  }

  @Test
  void doesNotFindWhatIsNotThere() throws Exception {
    arxiv.add(StandInPaper.of("1706.03762v1", "Attention"));
    assertEquals(new ArxivApi.Answer.NotFound(), api.find(new ArxivId("1706.03763", 0)));
    assertEquals(new ArxivApi.Answer.NotFound(), api.find(ID.withVersion(9)));
  }

  @Test
  void anIdThatArxivRefusesIsNotThere() throws Exception {
    arxiv.failOnce(Endpoint.API, badRequest(AtomFeedTest.sample("s7-error")));
    assertEquals(new ArxivApi.Answer.NotFound(), api.find(ID));
  }

  @Test
  void introducesItself() throws Exception {
    api.find(ID);
    assertEquals("Vanity/test", arxiv.asked().get(0).userAgent());
    assertEquals(
        "/api/query?id_list=1706.03762&start=0&max_results=1", arxiv.asked().get(0).target());
  }

  @Test
  void listsTheNewestPageByPage() throws Exception {
    for (int number = 1; number <= 5; number++) {
      arxiv.add(StandInPaper.of("260%d.00001".formatted(number), "Paper " + number));
    }
    arxiv.add(StandInPaper.of("2601.00009v9", "Old, but with a new version"));
    assertEquals(
        new Listed(List.of("2605.00001v1", "2604.00001v1"), 6),
        listed(ArxivApi.Order.SUBMITTED, 0, 2));
    assertEquals(
        new Listed(List.of("2601.00009v9", "2601.00001v1"), 6),
        listed(ArxivApi.Order.SUBMITTED, 4, 4));
    assertEquals(new Listed(List.of(), 6), listed(ArxivApi.Order.SUBMITTED, 6, 2));
    assertTrue(
        arxiv.asked().get(0).target().contains("search_query=cat%3Acs.LG+OR+cat%3Amath.CO&"));
  }

  @Test
  void listsNewVersionsToo() throws Exception {
    arxiv.add(StandInPaper.of("2601.00002", "New"));
    arxiv.add(StandInPaper.of("2512.00001v60", "Old, with a new version"));
    assertEquals(new Listed(List.of("2512.00001v60"), 2), listed(ArxivApi.Order.UPDATED, 0, 1));
  }

  @Test
  void anEmptyPageBeforeTheEndIsAnError() throws Exception {
    arxiv.fail(
        Endpoint.API,
        Fault.body(
            ATOM,
            AtomFeedTest.sample("s6-empty")
                .replace(">0</opensearch:total", ">9</opensearch:total")));
    assertInstanceOf(
        Unavailable.class, api.newest(List.of("cs.LG"), ArxivApi.Order.UPDATED, 3, 10));
    assertInstanceOf(Unavailable.class, api.find(ID));
  }

  @Test
  void anAnswerToAnotherQuestionIsAnError() throws Exception {
    arxiv.fail(Endpoint.API, Fault.body(ATOM, AtomFeedTest.sample("s1-plain")));
    assertInstanceOf(Unavailable.class, api.find(ID));
  }

  @Test
  void anotherComplaintThanOfTheIdIsAnError() throws Exception {
    arxiv.fail(
        Endpoint.API,
        badRequest(AtomFeedTest.sample("s7-error").replace("incorrect id format", "no")));
    Unavailable answer = assertInstanceOf(Unavailable.class, api.find(ID));
    assertTrue(answer.why().contains("no for abc"), answer.why());
    assertInstanceOf(
        Unavailable.class, api.newest(List.of("cs.LG"), ArxivApi.Order.UPDATED, 0, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 20, PT20S",
    "503, 120, PT2M",
    "503, 'Tue, 24 Nov 2026 05:40:00 GMT', PT10M",
    "503, '', PT1M",
    "500, '', PT1M",
    "502, '', PT1M",
    "403, '', PT1H",
    "404, '', PT1M",
    "418, '', PT1M",
    "206, '', PT1M",
  })
  void saysWhenToComeAgain(int status, String retryAfter, Duration wait) throws Exception {
    arxiv.fail(Endpoint.API, Fault.status(status, "Retry-After", retryAfter));
    Unavailable answer = assertInstanceOf(Unavailable.class, api.find(ID));
    assertEquals(wait, answer.retryAfter());
    assertTrue(
        answer.why().contains("answered " + status)
            && answer.why().contains(arxiv.apiUrl().toString()),
        answer.why());
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("a page", Fault.body("text/html", "<html><body>Maintenance</body></html>")),
        Arguments.of("a page that is no XML", Fault.body("text/html", "<html><br>")),
        Arguments.of("nothing", Fault.body(ATOM, "")),
        Arguments.of("half", Fault.body(ATOM, "<feed xmlns='http://www.w3.org/2005/Atom'>")),
        Arguments.of("cut off", Fault.truncated(ATOM, "<feed".getBytes(UTF_8), 5000)),
        Arguments.of("too much", Fault.endless(ATOM, 100L << 20)),
        Arguments.of("an entity", Fault.named("garbage")),
        Arguments.of("rate exceeded", Fault.rateExceeded()),
        Arguments.of("hung up", Fault.down()),
        Arguments.of("elsewhere", Fault.status(301, "Location", "http://localhost:1/")),
        Arguments.of("nowhere", Fault.status(301)),
        Arguments.of("in a circle", Fault.status(302, "Location", "/api/query")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void anythingElseIsAnError(String name, Fault fault) throws Exception {
    arxiv.fail(Endpoint.API, fault);
    assertInstanceOf(Unavailable.class, api.find(ID));
    arxiv.recover();
    assertEquals(new ArxivApi.Answer.NotFound(), api.find(ID), "and the next question is answered");
  }

  static Stream<Arguments> delays() {
    return Stream.of(
        Arguments.of("silence", Fault.silent()),
        Arguments.of("a beginning", Fault.stalled(ATOM)),
        Arguments.of("a trickle", Fault.trickle(ATOM, Duration.ofMillis(10))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("delays")
  void doesNotWaitForEver(String name, Fault fault) throws Exception {
    arxiv.fail(Endpoint.API, fault);
    Duration answer = Duration.ofMillis(name.equals("silence") ? 300 : 20_000);
    try (ArxivClient impatient = ArxivClientTest.client(answer, Duration.ofMillis(300))) {
      assertInstanceOf(Unavailable.class, new ArxivApi(arxiv.apiUrl(), impatient).find(ID));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("delays")
  void canBeInterrupted(String name, Fault fault) throws Exception {
    arxiv.fail(Endpoint.API, fault);
    BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
    Thread asker =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.add(api.find(ID).toString());
              } catch (InterruptedException e) {
                outcome.add("interrupted");
              }
            });
    while (arxiv.asked().isEmpty() || asker.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    asker.interrupt();
    assertEquals("interrupted", outcome.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void redirectsAreFollowedAtThePaceToo() throws Exception {
    arxiv.failOnce(Endpoint.API, Fault.status(301, "Location", "/api/query?id_list=1706.03762"));
    Duration pace = Duration.ofMillis(200);
    ArxivClient.Times times =
        new ArxivClient.Times(
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20), pace);
    try (ArxivClient paced = new ArxivClient("Vanity/test", times, InstantSource.system())) {
      new ArxivApi(arxiv.apiUrl(), paced).find(ID);
    }
    assertEquals(2, arxiv.asked().size());
    assertTrue(arxiv.closest().orElseThrow().compareTo(pace) >= 0);
  }

  @Test
  void nobodyThereIsAnError() throws Exception {
    Unavailable answer =
        assertInstanceOf(
            Unavailable.class,
            new ArxivApi(URI.create("http://localhost:1/api/query"), client).find(ID));
    assertTrue(answer.why().contains("ConnectException"), answer.why());
  }

  private record Listed(List<String> ids, int total) {}

  private Listed listed(ArxivApi.Order order, int start, int count) throws InterruptedException {
    ArxivApi.Page.Papers page =
        assertInstanceOf(
            ArxivApi.Page.Papers.class,
            api.newest(List.of("cs.LG", "math.CO"), order, start, count));
    return new Listed(
        page.papers().stream().map(paper -> paper.id().toString()).toList(), page.total());
  }

  private static Fault badRequest(String feed) {
    return exchange -> Fault.send(exchange, 400, ATOM, feed);
  }
}
