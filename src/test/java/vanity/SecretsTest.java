package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import vanity.db.DatabaseUrl;
import vanity.db.TestDatabase;

/**
 * With a recognisable secret in every setting that holds one, nothing that is logged or printed
 * holds it: at the most talkative level of our own lines, PostgreSQL's driver, the pool and Flyway,
 * whether all goes well or nothing does. (Jetty's DEBUG prints the headers of requests; no setting
 * turns it on.)
 */
class SecretsTest {
  /** In the middle of each secret. */
  private static final String MARK = "hunter2secret";

  @RegisterExtension static final TestDatabase POSTGRES = TestDatabase.fresh();

  @TempDir Path folder;

  private final Queue<String> written = new ConcurrentLinkedQueue<>();
  private final Map<Logger, Level> levels = new HashMap<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          written.add(event.getFormattedMessage());
          written.add(String.valueOf(event.getKeyValuePairs()));
          if (event.getThrowableProxy() != null) {
            written.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };
  private String user;

  @BeforeEach
  void listen() {
    // A user whose password is to be kept.
    user = "keeper" + System.nanoTime();
    POSTGRES
        .database()
        .update("create role %s superuser login password 'pw%s'".formatted(user, MARK));
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (String name :
        List.of("vanity", "com.zaxxer", "org.flywaydb", "org.postgresql", "com.github")) {
      Logger logger = context.getLogger(name);
      levels.put(logger, logger.getLevel());
      logger.setLevel(Level.ALL);
    }
    listener.setContext(context);
    listener.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(listener);
  }

  @AfterEach
  void stop() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(listener);
    levels.forEach(Logger::setLevel);
    POSTGRES.database().update("drop role " + user);
  }

  private String address(String hosts, String password) {
    return "postgres://%s:%s@%s/%s".formatted(user, password, hosts, POSTGRES.url().database());
  }

  /** Everything that is set, over a database that is there, and an edge that is not. */
  private Map<String, String> settings() throws IOException {
    DatabaseUrl url = POSTGRES.url();
    Map<String, String> settings = new HashMap<>();
    settings.put("DATABASE_URL", address(url.hosts(), "pw" + MARK));
    settings.put("DATABASE_READ_URL", address("127.0.0.1:" + closedPort(), "read" + MARK));
    settings.put("DATABASE_POOL_SIZE", "3");
    settings.put("CLOUDFLARE_API_URL", "http://127.0.0.1:" + closedPort());
    settings.put("CLOUDFLARE_ZONE_ID", "zone");
    settings.put("CLOUDFLARE_API_TOKEN", "edge" + MARK);
    settings.put("ORIGIN_SECRET", "origin" + MARK);
    settings.put("METRICS_TOKEN", "metrics" + MARK);
    settings.put(
        "FILE_STORE",
        "s3://bucket/files?endpoint=http://127.0.0.1:" + closedPort() + "&region=auto");
    settings.put("AWS_ACCESS_KEY_ID", "id" + MARK);
    settings.put("AWS_SECRET_ACCESS_KEY", "key" + MARK);
    settings.put("PORT", "0");
    settings.put("BIND_ADDRESS", "127.0.0.1");
    settings.put("DATA_DIR", folder.toString());
    return settings;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private int command(Map<String, String> settings, String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream out = System.out;
    System.setOut(stream);
    try {
      CommandLine line = Main.commandLine(settings, arguments);
      line.setErr(new PrintWriter(stream, true, StandardCharsets.UTF_8));
      return line.execute(arguments);
    } finally {
      System.setOut(out);
      // A command sets up logging anew.
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(listener);
      written.add(printed.toString(StandardCharsets.UTF_8));
    }
  }

  private void assertKept() {
    assertFalse(written.isEmpty(), "nothing was written at all");
    for (String line : written) {
      assertFalse(line.contains(MARK), line);
    }
  }

  @Test
  void aSiteAndAWorkerLogNone() throws Exception {
    Config config = Config.fromEnv(settings());
    POSTGRES
        .database()
        .update("insert into purges values ('paper-1', now(), now() - interval '1 hour', 0, 1)");
    try (App site = App.web(config);
        App worker = App.worker(config)) {
      int port = site.uri().getPort();
      vanity.web.RawHttp.once(
          port,
          "GET",
          "/metrics",
          "Authorization: Bearer metrics" + MARK,
          "X-Origin-Secret: origin" + MARK);
      vanity.web.RawHttp.once(port, "GET", "/", "X-Origin-Secret: wrong");
      assertTrue(worker.toString().length() > 0);
    }
    assertKept();
  }

  @Test
  void commandsPrintNone() throws Exception {
    assertEquals(0, command(settings(), "status"));
    command(settings(), "cloudflare");
    assertEquals(1, command(settings(), "import", "2001.00001", folder.resolve("none").toString()));
    assertKept();
  }

  @Test
  void aDatabaseThatRefusesUsOrIsAwayIsToldOfWithoutThePassword() throws Exception {
    Map<String, String> refused = settings();
    refused.put("DATABASE_URL", address(POSTGRES.url().hosts(), "wrong" + MARK));
    assertEquals(1, command(refused, "status"));
    Map<String, String> away = settings();
    away.put("DATABASE_URL", address("127.0.0.1:" + closedPort(), "pw" + MARK));
    assertEquals(1, command(away, "status"));
    try (App site = App.web(Config.fromEnv(away))) {
      vanity.web.RawHttp.once(
          site.uri().getPort(), "GET", "/papers/", "X-Origin-Secret: origin" + MARK);
    }
    assertKept();
  }

  @Test
  void aSettingThatIsWrongIsNamedWithoutItsValue() {
    assertEquals(
        1,
        command(
            Map.of(
                "DATABASE_URL",
                "mysql://u:" + MARK + "@h/d",
                "DATABASE_READ_URL",
                "postgres://u:" + MARK + "@h",
                "CLOUDFLARE_API_TOKEN",
                MARK,
                "FILE_STORE",
                "s3://bucket?endpoint=https://key:" + MARK + "@example.org",
                "PORT",
                "eighty"),
            "status"));
    assertKept();
  }
}
