package vanity.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vanity.arxiv.ArxivId;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;
import vanity.assets.StaticFiles;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.Documents;
import vanity.render.RenderJob;
import vanity.render.RenderQueue;
import vanity.render.RenderRules;
import vanity.render.conversion.Conversion;
import vanity.render.conversion.RenderSettings;
import vanity.render.conversion.Renderer;
import vanity.render.sandbox.SandboxMode;
import vanity.render.store.Blobs;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/**
 * Whatever arXiv answers, from the visitor who asks first to the page that he gets in the end: each
 * shape of an answer has its state and its status.
 */
class AnswerShapesTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final ArxivId ID = ArxivId.parse("1706.03762").orElseThrow();
  private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
  private static final String ATOM = "application/atom+xml";
  private static final String XML = "text/xml";

  @TempDir Path folder;

  private final Database database = postgres.database();
  private final ArxivStandIn server = ArxivStandIn.start();
  private final PacedStandIn paced = new PacedStandIn(server, database);
  private final RenderQueue queue = new RenderQueue(database);
  private final Papers papers =
      new Papers(
          new OpenedRows(database, database),
          queue,
          new PaperRules(100, 0, false, null),
          InstantSource.system());
  private final PaperAnswers answers =
      new PaperAnswers(
          Templates.precompiled(),
          new Site("Vanity", URI.create("https://v.example"), StaticFiles.bundled().manifest()),
          InstantSource.system());

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  @AfterEach
  void stop() {
    paced.close();
    server.close();
  }

  private static StandInPaper paper() {
    return StandInPaper.of("1706.03762v2", "Attention");
  }

  private static Arguments fails(
      String what, Endpoint endpoint, Fault fault, int status, String state) {
    Consumer<ArxivStandIn> arxiv = server -> server.add(paper()).fail(endpoint, fault);
    return Arguments.of(what, arxiv, status, state);
  }

  private static Arguments has(String what, StandInPaper paper, int status, String state) {
    Consumer<ArxivStandIn> arxiv = server -> server.add(paper);
    return Arguments.of(what, arxiv, status, state);
  }

  private static Arguments source(String what, String bytes, String kind) {
    return has(
        "source: " + what,
        paper().withSource(bytes.getBytes(UTF_8), ".gz"),
        404,
        "NoTexSource " + kind);
  }

  static Stream<Arguments> shapes() {
    String away = "ArxivUnreachable";
    return Stream.of(
            Stream.of(
                has("all is well", paper(), 200, "Readable"),
                has("the title is 0", StandInPaper.of("1706.03762v2", "0"), 200, "Readable"),
                has("another paper", StandInPaper.of("1706.00001", "Other"), 404, "NotOnArxiv")),
            Stream.of(400, 403, 404, 429, 500, 502, 503, 504)
                .map(status ->
                    fails("api: " + status, Endpoint.API, Fault.status(status), 503, away)),
            Stream.of(
                fails(
                    "api: a bad id",
                    Endpoint.API,
                    exchange ->
                        Fault.send(
                            exchange,
                            400,
                            ATOM,
                            """
                            <feed xmlns="http://www.w3.org/2005/Atom"><entry>
                            <id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>
                            <title>Error</title><summary>incorrect id format for abc</summary>
                            </entry></feed>
                            """),
                    404,
                    "NotOnArxiv"),
                fails("api: rate exceeded", Endpoint.API, Fault.rateExceeded(), 503, away),
                fails("api: a web page", Endpoint.API, Fault.named("page"), 503, away),
                fails("api: an entity", Endpoint.API, Fault.named("garbage"), 503, away),
                fails(
                    "api: cut off",
                    Endpoint.API,
                    Fault.truncated(ATOM, "<feed".getBytes(UTF_8), 5000),
                    503,
                    away),
                fails("api: too much", Endpoint.API, Fault.endless(ATOM, 20L << 20), 503, away),
                fails("api: hung up", Endpoint.API, Fault.down(), 503, away)),
            // Without the licence a paper is shown, unless RENDER_POLICY wants one.
            Stream.of(
                fails("oai: 503", Endpoint.OAI, Fault.status(503), 200, "Readable"),
                fails(
                    "oai: no such record",
                    Endpoint.OAI,
                    Fault.body(
                        XML,
                        """
                        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
                        <error code="idDoesNotExist"/></OAI-PMH>
                        """),
                    200,
                    "Readable")),
            Stream.of(
                has("source: 403", paper().withoutSource(403), 404, "NoTexSource WITHDRAWN"),
                has("source: 404", paper().withoutSource(404), 404, "NoTexSource WITHDRAWN"),
                fails("source: 429", Endpoint.SOURCE, Fault.status(429), 503, away),
                fails("source: 503", Endpoint.SOURCE, Fault.status(503), 503, away),
                fails("source: a web page", Endpoint.SOURCE, Fault.named("page"), 503, away),
                fails("source: nothing", Endpoint.SOURCE, Fault.body("a/b", ""), 503, away),
                fails("source: hung up", Endpoint.SOURCE, Fault.down(), 503, away),
                fails(
                    "source: cut off",
                    Endpoint.SOURCE,
                    Fault.truncated("application/gzip", new byte[] {0x1f}, 5000),
                    503,
                    away),
                fails(
                    "source: too large",
                    Endpoint.SOURCE,
                    Fault.endless("application/gzip", 2L << 20),
                    404,
                    "Failed"),
                source("PDF", "%PDF-1.5\n", "PDF"),
                source("PostScript", "%!PS-Adobe-3.0\n", "POSTSCRIPT"),
                source("HTML", "<!DOCTYPE html><html></html>", "HTML"),
                source("a withdrawal", "%auto-ignore\nWithdrawn by the authors.", "WITHDRAWN")))
        .flatMap(shapes -> shapes);
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @MethodSource("shapes")
  void everyAnswerHasItsPage(String what, Consumer<ArxivStandIn> arxiv, int status, String state)
      throws Exception {
    arxiv.accept(server);
    assertEquals("Rendering", named(papers.open(ID, CLIENT)));
    RenderJob job =
        new RenderJob(
            database,
            Blobs.inRows(),
            paced.arxiv,
            conversion(),
            new RenderRules("w", false, folder));
    job.runNow("1706.03762", stage -> {});
    OpenedPaper opened = papers.open(ID, CLIENT);
    assertEquals(state, named(opened));
    Response page = answers.of(opened);
    assertEquals(status, page.status());
    assertEquals(status == 503, page.headers().containsKey("Retry-After"));
  }

  /** What holds no TeX is told by the real one; the rest is not LaTeXML's business here. */
  private Conversion conversion() {
    Conversion real =
        (source, main, work, progress) ->
            new Renderer(
                    new RenderSettings(
                        1,
                        Duration.ofSeconds(30),
                        1 << 30,
                        SandboxMode.NONE,
                        folder.resolve("probes")))
                .render(source, main, work, progress);
    return (source, main, work, progress) ->
        source.toFile().length() < 100
            ? real.render(source, main, work, progress)
            : Documents.rendering("T", "<p>Text</p>").render(source, main, work, progress);
  }

  private static String named(OpenedPaper opened) {
    String name = opened.getClass().getSimpleName();
    return opened instanceof OpenedPaper.NoTexSource none ? name + " " + none.kind() : name;
  }
}
