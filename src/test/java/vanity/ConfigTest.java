package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vanity.render.sandbox.SandboxMode;
import vanity.web.AccessLog;

class ConfigTest {
  @Test
  void pinsEveryDefault() {
    Config config = Config.fromEnv(Map.of());
    assertEquals(
        new Config(
            new Config.Web(8080, "0.0.0.0", 0, 48L << 20, null, false, false, null),
            new Config.Site(URI.create("http://localhost:8080"), "Vanity"),
            new Config.Storage(null, null, 10, Path.of("var")),
            new Config.FileStore(null, null, null),
            new Config.Arxiv(
                URI.create("https://export.arxiv.org/api/query"),
                URI.create("https://export.arxiv.org/src"),
                URI.create("https://oaipmh.arxiv.org/oai"),
                "",
                List.of("cs.CV", "cs.AI", "cs.LG", "cs.CL", "cs.NE", "stat.ML"),
                null),
            new Config.Render(
                1,
                Duration.ofMinutes(10),
                1L << 30,
                100,
                10,
                SandboxMode.AUTO,
                Config.Policy.ALL,
                null,
                64L << 20),
            new Config.Edge(URI.create("https://api.cloudflare.com/client/v4"), null, null, null),
            new Config.Logs(Config.LogFormat.TEXT, AccessLog.Addresses.NONE)),
        config);
  }

  @Test
  void readsEveryKind() {
    Config config =
        Config.fromEnv(
            Map.of(
                "PORT", "5000",
                "ROOT_URL", "https://vanity.example/",
                "RENDER_TIMEOUT", "90s",
                "RENDER_MEMORY", "512m",
                "RENDER_POLICY", "licensed-only",
                "RENDER_SANDBOX", "bwrap",
                "RENDER_EXPIRY", "7d",
                "BENCHMARK", "1",
                "ARXIV_CATEGORIES", "cs.LG, math.CO",
                "STATIC_DIR", "/srv/static"));
    assertEquals(5000, config.web().port());
    assertEquals(URI.create("https://vanity.example"), config.site().rootUrl());
    assertEquals(Duration.ofSeconds(90), config.render().timeout());
    assertEquals(512L << 20, config.render().memory());
    assertEquals(Config.Policy.LICENSED_ONLY, config.render().policy());
    assertEquals(SandboxMode.BWRAP, config.render().sandbox());
    assertEquals(Duration.ofDays(7), config.render().expiry());
    assertEquals(List.of("cs.LG", "math.CO"), config.arxiv().categories());
    assertEquals(Path.of("/srv/static"), config.web().staticDir());
  }

  @Test
  void readsAnObjectStoreWithItsKeysAndRefusesItWithout() {
    Config config =
        Config.fromEnv(
            Map.of(
                "FILE_STORE", "s3://papers/files?endpoint=https://r2.example.org&region=auto",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret"));
    assertEquals(
        "s3://papers/files?endpoint=https://r2.example.org&region=auto",
        String.valueOf(config.fileStore().address()));
    assertNull(Config.fromEnv(Map.of("FILE_STORE", "postgres")).fileStore().address());
    assertEquals(
        "One setting is wrong: FILE_STORE needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        assertThrows(
                Config.InvalidException.class,
                () -> Config.fromEnv(Map.of("FILE_STORE", "s3://papers")))
            .getMessage());
  }

  @Test
  void namesEveryWrongValueAtOnce() {
    var wrong =
        assertThrows(
            Config.InvalidException.class,
            () ->
                Config.fromEnv(
                    Map.of("PORT", "eighty", "RENDER_TIMEOUT", "soon", "RENDER_MEMORY", "1")));
    assertEquals(
        "3 settings are wrong: PORT=eighty is not a whole number from 0 to 65535; "
            + "RENDER_TIMEOUT=soon is not a time such as 500ms, 30s, 10m, 12h or 7d; "
            + "RENDER_MEMORY=1 is not a size such as 64m or 1g, at least 134217728 bytes",
        wrong.getMessage());
  }

  @Test
  void wantsBothHalvesOfCloudflare() {
    var wrong =
        assertThrows(
            Config.InvalidException.class,
            () -> Config.fromEnv(Map.of("CLOUDFLARE_ZONE_ID", "z", "PORT", "1")));
    assertEquals(
        "One setting is wrong: CLOUDFLARE_ZONE_ID and CLOUDFLARE_API_TOKEN must be set together",
        wrong.getMessage());
  }

  @Test
  void namesTheAddressThatIsNone() {
    var wrong =
        assertThrows(
            Config.InvalidException.class,
            () ->
                Config.fromEnv(
                    Map.of("DATABASE_URL", "postgres://h/d", "DATABASE_READ_URL", "follower")));
    assertEquals(
        "One setting is wrong: DATABASE_READ_URL is not the address of a PostgreSQL: it must look"
            + " like postgres://user:password@host:5432/name",
        wrong.getMessage());
  }

  @Test
  void wantsADatabaseThatIsWrittenToBesideAReplica() {
    var wrong =
        assertThrows(
            Config.InvalidException.class,
            () -> Config.fromEnv(Map.of("DATABASE_READ_URL", "postgres://h/d")));
    assertEquals(
        "One setting is wrong: DATABASE_READ_URL is of no use without DATABASE_URL",
        wrong.getMessage());
  }

  @Test
  void takesAnEmptyValueAsNotSet() {
    assertNull(Config.fromEnv(Map.of("DATABASE_URL", " ")).storage().databaseUrl());
  }

  @Test
  void neverPrintsASecret() {
    Config config =
        Config.fromEnv(
            Map.of(
                "DATABASE_URL", "postgres://u:hunter2@h/d",
                "CLOUDFLARE_API_TOKEN", "hunter2",
                "CLOUDFLARE_ZONE_ID", "z",
                "ORIGIN_SECRET", "hunter2",
                "METRICS_TOKEN", "hunter2"));
    assertFalse(config.toString().contains("hunter2"));
  }
}
