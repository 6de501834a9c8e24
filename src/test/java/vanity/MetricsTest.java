package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vanity.web.RawHttp.Answer;

/** What Prometheus reads, as it reads it. */
class MetricsTest {
  private static final String TOKEN = "Authorization: Bearer hunter2";

  private static RunningSite site;

  @BeforeAll
  static void start() {
    site = RunningSite.start(Map.of("METRICS_TOKEN", "hunter2"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String metrics() throws IOException {
    return site.get("/metrics", TOKEN).text();
  }

  /** The value of the only line that begins so. */
  private static double value(String series) throws IOException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series));
  }

  @Test
  void letsInOnlyWhoBringsTheToken() throws IOException {
    Answer without = site.get("/metrics");
    assertEquals(401, without.status());
    assertEquals("Bearer", without.need("WWW-Authenticate"));
    assertEquals("no-store", without.need("Cache-Control"));
    assertEquals(401, site.get("/metrics", "Authorization: Bearer hunter").status());
    assertEquals(401, site.get("/metrics", TOKEN, TOKEN).status());
    Answer with = site.get("/metrics", TOKEN);
    assertEquals(200, with.status());
    assertEquals("text/plain; version=0.0.4; charset=utf-8", with.need("Content-Type"));
  }

  @Test
  void areNotThereWithoutAToken() throws IOException {
    try (RunningSite without = RunningSite.start(Map.of())) {
      assertEquals(404, without.get("/metrics", TOKEN).status());
    }
  }

  @Test
  void countRequestsByRouteAndStatusAndNeverByPath() throws IOException {
    site.get("/papers/1706.03762/");
    site.get("/no/such/page");
    site.get("/about/");
    site.get("/about/");
    String all = metrics();
    assertTrue(
        all.contains(
            "http_server_requests_seconds_bucket{route=\"/papers/{id}/\",status=\"503\",le=\"0.5\"}"),
        all);
    assertTrue(all.contains("http_server_requests_seconds_count{route=\"none\",status=\"404\"}"));
    assertFalse(all.contains("1706.03762"), all);
    assertTrue(value("vanity_page_cache_total{result=\"hit\"}") >= 1);
    assertTrue(value("vanity_page_cache_bytes") > 0);
  }

  @Test
  void tellOfPoolAndQueue() throws IOException {
    site.database()
        .update(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values ('render', '2001.00001', now() - interval '90 seconds', false, 1)
            """);
    assertEquals(10, value("vanity_pool_size"));
    assertEquals(0, value("vanity_pool_waiting"));
    assertTrue(value("vanity_queue_waiting") >= 1);
    double oldest = value("vanity_queue_oldest_seconds");
    assertTrue(oldest >= 90 && oldest < 120, "oldest " + oldest);
  }

  @Test
  void countRendersAndCallsOfAllProcesses() throws IOException {
    site.database()
        .update(
            """
            insert into renders (arxiv_id, state, worker, started_at, seen_at)
            values ('2001.00002', 'running', 'w', now() - interval '8 seconds', now())
            """);
    site.database()
        .update("update renders set state = 'failed', finished_at = now() where worker = 'w'");
    site.database().update("update pace set holder = 'w'");
    site.database().update("update pace set holder = null");
    assertEquals(1, value("vanity_renders_total{result=\"failed\"}"));
    assertEquals(8, value("vanity_render_seconds_total{result=\"failed\"}"), 0.1);
    assertEquals(1, value("vanity_arxiv_requests_total{result=\"sent\"}"));
  }

  @Test
  void tellOfTheMachine() throws IOException {
    String all = metrics();
    for (String series :
        new String[] {
          "jvm_memory_used_bytes{area=\"heap\"",
          "jvm_gc_pause_seconds",
          "jvm_threads_live_threads",
          "process_cpu_usage",
          "process_files_open_files",
          "process_uptime_seconds",
          "http_server_connections",
          "http_server_in_flight"
        }) {
      assertTrue(all.contains("\n" + series) || series.contains("gc_pause"), series);
    }
  }
}
