package vanity;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.assets.StaticFiles;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.TestDatabase;
import vanity.http.Deflated;
import vanity.paper.OpenedRows;
import vanity.paper.PaperCounts;
import vanity.paper.PaperRules;
import vanity.paper.PaperSearch;
import vanity.paper.PaperStore;
import vanity.paper.Papers;
import vanity.render.Documents;
import vanity.render.RenderQueue;
import vanity.render.store.Blobs;
import vanity.render.store.FileStore;
import vanity.render.store.KnownPapers;
import vanity.site.Health;
import vanity.site.SiteErrors;
import vanity.web.RawHttp;
import vanity.web.Route;
import vanity.web.Site;
import vanity.web.Templates;

/** The whole site as {@code vanity.jar web} runs it, over a database of the test's own. */
public final class RunningSite implements AutoCloseable {
  /** Where it says it is. */
  public static final String ROOT_URL = "http://vanity.example";

  private final TestDatabase postgres;
  private final App app;

  private RunningSite(TestDatabase postgres, App app) {
    this.postgres = postgres;
    this.app = app;
  }

  /**
   * Starts it on a free port.
   *
   * @param settings as in the environment, over those of a test
   */
  public static RunningSite start(Map<String, String> settings) {
    return start(TestDatabase.fresh(), settings);
  }

  private static RunningSite start(TestDatabase postgres, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("BIND_ADDRESS", "127.0.0.1");
    environment.put("ROOT_URL", ROOT_URL);
    environment.put("DATABASE_URL", text(postgres.url()));
    environment.putAll(settings);
    return new RunningSite(postgres, App.web(Config.fromEnv(environment)));
  }

  private static String text(DatabaseUrl url) {
    String user = url.user() == null ? "" : url.user() + ":" + url.password() + "@";
    return "postgres://" + user + url.hosts() + "/" + url.database();
  }

  public URI address() {
    return app.uri();
  }

  public int port() {
    return address().getPort();
  }

  /** One request on a connection of its own. */
  public RawHttp.Answer ask(String method, String target, String... headers) throws IOException {
    return RawHttp.once(port(), method, target, headers);
  }

  public RawHttp.Answer get(String target, String... headers) throws IOException {
    return ask("GET", target, headers);
  }

  /** The patterns of its routes. */
  List<String> routes() {
    Site site = new Site("Vanity", URI.create(ROOT_URL), StaticFiles.bundled().manifest());
    Templates templates = Templates.precompiled();
    Config.Web settings = Config.fromEnv(Map.of("BENCHMARK", "1")).web();
    Routes.Look look = new Routes.Look(site, templates, new SiteErrors(templates, site), "");
    Papers papers =
        new Papers(
            new OpenedRows(database(), database()),
            new RenderQueue(database()),
            new PaperRules(1, 0, false, null),
            InstantSource.system());
    Routes.Shelves shelves =
        new Routes.Shelves(
            new PaperStore(database()),
            new PaperSearch(database()),
            new PaperCounts(database()),
            papers,
            new FileStore(database(), Blobs.inRows()));
    return Routes.of(look, shelves, new Health(() -> true, null), null, settings).stream()
        .map(Route::pattern)
        .toList();
  }

  public Database database() {
    return postgres.database();
  }

  /** Empties its database. */
  void clear() {
    postgres.clear();
  }

  // What it has to show.

  /** Makes a paper known, under a licence that lets everybody show it. */
  public void know(String id, String license) {
    ArxivPaper facts = Documents.facts(id);
    database()
        .transact(sql ->
            KnownPapers.save(
                sql,
                new ArxivPaper(
                    facts.id(),
                    "Paper " + id,
                    facts.authors(),
                    "What it says.",
                    facts.categories(),
                    facts.published(),
                    facts.updated(),
                    null,
                    null,
                    null,
                    license)));
  }

  /** A render that ended an hour ago, as the worker would have left it. */
  public long render(String id, String state, @Nullable String reason, @Nullable String kind) {
    ArxivId paper = ArxivId.parse(id).orElseThrow();
    return database()
        .one(
            """
            insert into renders
              (arxiv_id, version, state, worker, started_at, seen_at, finished_at, reason, source_kind,
               report)
            values (?, ?, ?, 'w', now() - interval '61 minutes', now(), now() - interval '1 hour', ?, ?,
              '{"converter": "LaTeXML", "mainFile": "main.tex", "missingPackages": [],
                "undefinedMacros": [], "stages": {}}')
            returning id
            """,
            row -> row.getLong(1),
            paper.paper(),
            Math.max(1, paper.version()),
            state,
            reason,
            kind)
        .orElseThrow();
  }

  /** A paper that is read. */
  public void publish(String id, String state, String license, String article) {
    know(id, license);
    long render = render(id, state, null, null);
    Deflated deflated = Deflated.of(article.getBytes(StandardCharsets.UTF_8));
    database()
        .update(
            "insert into render_pages values (?, ?, '<ol></ol>', ?, ?, ?)",
            render,
            "Paper " + id,
            deflated.bytes(),
            deflated.crc(),
            deflated.length());
    database()
        .update(
            "update papers set shown_render = ? where arxiv_id = ?",
            render,
            ArxivId.parse(id).orElseThrow().paper());
  }

  /** A figure, under a name that need not be its hash. */
  public void store(String name, String contentType, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    database()
        .update(
            "insert into files (name, content_type, size, crc, bytes) values (?, ?, ?, ?, ?)",
            name,
            contentType,
            (long) bytes.length,
            (int) crc.getValue(),
            bytes);
  }

  /** Stops answering, as if its machine were gone; the database stays. */
  public void stop() {
    app.close();
  }

  @Override
  public void close() {
    app.close();
    postgres.close();
  }
}
