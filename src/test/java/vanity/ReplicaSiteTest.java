package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vanity.db.DatabaseUrl;
import vanity.db.Relay;
import vanity.db.TestDatabase;
import vanity.paper.SamplePapers;

/**
 * The site with a replica: a second database that has papers of its own, so that one sees who
 * answers, behind a network that can be cut. One that really streams is in {@code ReplicaTest}.
 */
class ReplicaSiteTest {
  private static final String TOKEN = "Authorization: Bearer hunter2";
  private static final List<String> READ =
      List.of(
          "/",
          "/papers/",
          "/papers/feed/",
          "/papers/2611.99001/",
          "/papers/2611.99001/log/",
          "/papers/2611.99001/cite.bib",
          "/papers/2611.99001/paper.epub",
          "/search/?q=trees",
          "/stats/",
          "/sitemap.xml");

  private static TestDatabase replica;
  private static Relay network;
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    replica = TestDatabase.fresh();
    new SamplePapers(replica.database()).storeIfEmpty();
    network = Relay.before(replica.url());
    network.mend();
    DatabaseUrl url = network.url(replica.url());
    site =
        RunningSite.start(
            Map.of(
                "DATABASE_READ_URL",
                "postgres://%s:%s@%s/%s"
                    .formatted(url.user(), url.password(), url.hosts(), url.database()),
                "METRICS_TOKEN",
                "hunter2",
                "PAGE_CACHE_SIZE",
                "0"));
    new SamplePapers(site.database()).storeIfEmpty();
  }

  @AfterAll
  static void stop() {
    site.close();
    network.close();
    replica.close();
  }

  private static boolean metricsSay(String line) {
    return replicaMetrics().contains(line);
  }

  private static List<String> replicaMetrics() {
    try {
      return site.get("/metrics", TOKEN)
          .text()
          .lines()
          .filter(line -> line.startsWith("vanity_replica_"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readersSeeNothingOfItsGoingAndComing() throws Exception {
    assertTrue(metricsSay("vanity_replica_used 1.0"));
    assertEquals("ready\n", site.get("/readyz").text());
    for (String page : READ) {
      assertEquals(200, site.get(page).status(), page);
    }
    assertTrue(metricsSay("vanity_replica_elsewhere_total 0.0"));
    network.cut();
    for (String page : READ) {
      assertEquals(200, site.get(page).status(), page);
    }
    assertTrue(metricsSay("vanity_replica_used 0.0"), () -> replicaMetrics().toString());
    assertEquals(
        "ready; the primary serves readers, as the replica cannot\n", site.get("/readyz").text());
    network.mend();
    Wait.until("the replica to serve readers", () -> metricsSay("vanity_replica_used 1.0"));
  }

  @Test
  void showsAPaperThatOnlyThePrimaryHasYet() throws IOException {
    site.publish(
        "1706.03762v1", "rendered", "http://creativecommons.org/licenses/by/4.0/", "<p>New</p>");
    assertTrue(site.get("/papers/1706.03762/").text().contains("<p>New</p>"));
    assertEquals(200, site.get("/papers/1706.03762/cite.bib").status());
  }

  @Test
  void queuesAPaperWithThePrimary() throws IOException {
    assertEquals(503, site.get("/papers/2001.00002/").status());
    assertEquals(
        1,
        site.database()
            .query("select 1 from scheduled_tasks where task_instance = '2001.00002'", row -> 1)
            .size());
  }
}
