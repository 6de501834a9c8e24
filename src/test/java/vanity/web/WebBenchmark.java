package vanity.web;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vanity.SiteRoutes;
import vanity.http.CachePolicy;
import vanity.http.Delivery;
import vanity.http.RequestHeaders;

/** What each request goes through before a handler: its route, the page cache, its coding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WebBenchmark {
  private static final String PAPER = "/papers/1706.03762/";

  private final Patterns patterns = new Patterns(SiteRoutes.all(), SiteRoutes.CAPTURES);
  private final PageCache cache =
      new PageCache(16 << 20, Duration.ofDays(1), InstantSource.system());
  private final Request request =
      new Request("GET", PAPER, Map.of("id", "1706.03762"), Map.of(), "id");
  private final RequestHeaders browser =
      name -> name.equals("Accept-Encoding") ? List.of("gzip, deflate, br, zstd") : List.of();
  private RequestHeaders again;

  @Setup
  public void fill() throws Exception {
    byte[] page = "<p>A page of some length, as pages are.</p>".repeat(2_000).getBytes();
    Route route =
        Route.get("/papers/{id}/", asked -> Response.html(200, CachePolicy.PAPER, page)).cached();
    Delivery first = cache.find(route, request).resource().answer("GET", browser);
    String tag = first.headers().get("ETag");
    again = name -> name.equals("If-None-Match") ? List.of(tag) : browser.lines(name);
  }

  @Benchmark
  public Asked routeOfAPaper() {
    return Asked.of(patterns, "GET", PAPER, null, "id", InetAddress.getLoopbackAddress());
  }

  @Benchmark
  public Asked routeOfTheHomePage() {
    return Asked.of(patterns, "GET", "/", null, "id", InetAddress.getLoopbackAddress());
  }

  @Benchmark
  public Asked noRoute() {
    return Asked.of(patterns, "GET", "/wp-login.php", null, "id", InetAddress.getLoopbackAddress());
  }

  @Benchmark
  public Delivery pageCacheHit() {
    return cache.ready(request).resource().answer("GET", browser);
  }

  @Benchmark
  public Delivery pageCacheHitNotModified() {
    return cache.ready(request).resource().answer("GET", again);
  }
}
