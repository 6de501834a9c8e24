package vanity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vanity.db.DatabaseUrl;
import vanity.edge.CloudflareApi;
import vanity.render.sandbox.SandboxMode;
import vanity.render.store.Blobs;
import vanity.s3.S3Address;
import vanity.s3.S3Client;
import vanity.web.AccessLog;

/**
 * What an operator sets, read from the environment in one place. A wrong value is never replaced by
 * its default: every one is named, and the program does not start.
 */
public record Config(
    Web web,
    Site site,
    Storage storage,
    FileStore fileStore,
    Arxiv arxiv,
    Render render,
    Edge edge,
    Logs logs) {

  /**
   * The server.
   *
   * @param maxInFlight requests being answered at once; 0 leaves what jetty.xml says
   * @param pageCacheSize bytes of ready pages kept in memory
   * @param staticDir served in place of the bundled assets
   * @param benchmark whether /benchmark/ exists
   * @param development templates and static files are read anew on every request
   */
  public record Web(
      int port,
      String bindAddress,
      int maxInFlight,
      long pageCacheSize,
      @Nullable Path staticDir,
      boolean benchmark,
      boolean development,
      @Nullable Secret metricsToken) {}

  /** How the site names itself. */
  public record Site(URI rootUrl, String name) {}

  /**
   * Where things are kept.
   *
   * @param databaseUrl as Heroku gives it or for JDBC; null for the embedded database below dataDir
   * @param readUrl of a replica that answers readers; null for none
   * @param poolSize connections to each
   */
  public record Storage(
      @Nullable DatabaseUrl databaseUrl,
      @Nullable DatabaseUrl readUrl,
      int poolSize,
      Path dataDir) {
    /** The data of the embedded database. */
    Path embeddedFolder() {
      return dataDir.resolve("postgres");
    }
  }

  /**
   * Where the bytes of figures and sources go.
   *
   * @param address of an object store; null for PostgreSQL
   * @param accessKeyId of that store, or of one that still holds some; null for none
   */
  public record FileStore(
      @Nullable S3Address address, @Nullable Secret accessKeyId, @Nullable Secret secretAccessKey) {

    /** A way to them. */
    Blobs blobs() {
      return new Blobs(
          accessKeyId == null || secretAccessKey == null
              ? null
              : new S3Client(accessKeyId.value(), secretAccessKey.value(), S3Client.Times.DEFAULT),
          address);
    }
  }

  /**
   * arXiv, and how we introduce ourselves.
   *
   * @param categories whose newest papers are scraped
   * @param scrapeEvery how often a worker does that by itself; null for never
   */
  public record Arxiv(
      URI apiUrl,
      URI sourceUrl,
      URI oaiUrl,
      String contact,
      List<String> categories,
      @Nullable Duration scrapeEvery) {}

  /**
   * The worker.
   *
   * @param memory bytes that one render's processes may use
   * @param queueLimit how many papers may wait before visitors are told to come again
   * @param newPerMinute how many new papers one address may ask for in a minute; 0 for any number
   * @param expiry after which a readable paper is rendered again when visited; null for never
   * @param sourceLimit bytes of the largest source taken
   */
  public record Render(
      int concurrency,
      Duration timeout,
      long memory,
      int queueLimit,
      int newPerMinute,
      SandboxMode sandbox,
      Policy policy,
      @Nullable Duration expiry,
      long sourceLimit) {}

  /** Which papers may be shown. */
  public enum Policy {
    ALL,
    LICENSED_ONLY
  }

  /**
   * Cloudflare in front.
   *
   * @param originSecret without which the origin answers nobody; null where it answers all
   */
  public record Edge(
      URI apiUrl,
      @Nullable String zoneId,
      @Nullable Secret apiToken,
      @Nullable Secret originSecret) {

    /** A way to the zone; null where none is set. */
    @Nullable CloudflareApi api() {
      return zoneId == null || apiToken == null
          ? null
          : new CloudflareApi(apiUrl, zoneId, apiToken.value());
    }
  }

  /**
   * What is written to stdout.
   *
   * @param addresses how much of a visitor's address is in the line of a request
   */
  public record Logs(LogFormat format, AccessLog.Addresses addresses) {}

  /** How a line of the log looks. */
  public enum LogFormat {
    TEXT,
    LOGFMT,
    JSON
  }

  /** A value that prints as stars. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** The environment holds values that cannot be used; the message names every one. */
  public static final class InvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidException(List<String> problems) {
      super(
          (problems.size() == 1 ? "One setting is" : problems.size() + " settings are")
              + " wrong: "
              + String.join("; ", problems));
    }
  }

  private static final Pattern CATEGORY = Pattern.compile("[a-z-]+(\\.[A-Za-z-]+)?");

  /**
   * Reads the settings.
   *
   * @throws InvalidException naming every wrong value
   */
  public static Config fromEnv(Map<String, String> environment) {
    Settings env = new Settings(environment);
    int port = env.number("PORT", 8080, 0, 65535);
    Config config =
        new Config(
            new Web(
                port,
                env.text("BIND_ADDRESS", "0.0.0.0"),
                env.number("MAX_IN_FLIGHT", 0, 0, 1_000_000),
                env.size("PAGE_CACHE_SIZE", 48L << 20, 0),
                env.path("STATIC_DIR"),
                env.flag("BENCHMARK"),
                env.flag("DEVELOPMENT"),
                env.secret("METRICS_TOKEN")),
            new Site(
                env.address("ROOT_URL", "http://localhost:" + port),
                env.text("SITE_NAME", "Vanity")),
            new Storage(
                env.databaseUrl("DATABASE_URL"),
                env.databaseUrl("DATABASE_READ_URL"),
                env.number("DATABASE_POOL_SIZE", 10, 2, 1000),
                env.path("DATA_DIR", "var")),
            new FileStore(
                env.fileStore("FILE_STORE"),
                env.secret("AWS_ACCESS_KEY_ID"),
                env.secret("AWS_SECRET_ACCESS_KEY")),
            new Arxiv(
                env.address("ARXIV_API_URL", "https://export.arxiv.org/api/query"),
                env.address("ARXIV_SOURCE_URL", "https://export.arxiv.org/src"),
                env.address("ARXIV_OAI_URL", "https://oaipmh.arxiv.org/oai"),
                env.text("ARXIV_CONTACT", ""),
                env.list("ARXIV_CATEGORIES", "cs.CV,cs.AI,cs.LG,cs.CL,cs.NE,stat.ML", CATEGORY),
                env.duration("SCRAPE_EVERY")),
            new Render(
                env.number("RENDER_CONCURRENCY", 1, 1, 64),
                env.duration("RENDER_TIMEOUT", Duration.ofMinutes(10)),
                env.size("RENDER_MEMORY", 1L << 30, 128L << 20),
                env.number("RENDER_QUEUE_LIMIT", 100, 0, 1_000_000),
                env.number("NEW_PAPERS_PER_MINUTE", 10, 0, 1_000_000),
                env.choice("RENDER_SANDBOX", SandboxMode.AUTO),
                env.choice("RENDER_POLICY", Policy.ALL),
                env.duration("RENDER_EXPIRY"),
                env.size("SOURCE_LIMIT", 64L << 20, 1L << 10)),
            new Edge(
                env.address("CLOUDFLARE_API_URL", CloudflareApi.ADDRESS.toString()),
                env.text("CLOUDFLARE_ZONE_ID"),
                env.secret("CLOUDFLARE_API_TOKEN"),
                env.secret("ORIGIN_SECRET")),
            new Logs(
                env.choice("LOG_FORMAT", LogFormat.TEXT),
                env.choice("LOG_ADDRESS", AccessLog.Addresses.NONE)));
    if ((config.edge.zoneId == null) != (config.edge.apiToken == null)) {
      env.problem("CLOUDFLARE_ZONE_ID and CLOUDFLARE_API_TOKEN must be set together");
    }
    if (config.storage.readUrl != null && env.text("DATABASE_URL") == null) {
      env.problem("DATABASE_READ_URL is of no use without DATABASE_URL");
    }
    FileStore files = config.fileStore;
    if (files.address != null && (files.accessKeyId == null || files.secretAccessKey == null)) {
      env.problem("FILE_STORE needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    if (!env.problems().isEmpty()) {
      throw new InvalidException(env.problems());
    }
    return config;
  }
}
