package vanity.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;

/**
 * Counts and times every answer, by route and status: the pattern of the route, never the path, so
 * that there are as many series as routes and not as papers.
 */
public final class RequestTimes implements RequestLog {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private record Series(String route, int status) {}

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Map<CacheStatus, Counter> pageCache = new EnumMap<>(CacheStatus.class);
  private final Counter bytes;

  public RequestTimes(MeterRegistry registry) {
    this.registry = registry;
    this.bytes =
        Counter.builder("http.server.sent")
            .baseUnit("bytes")
            .description("Bytes of bodies sent")
            .register(registry);
    for (CacheStatus status : CacheStatus.values()) {
      pageCache.put(
          status,
          Counter.builder("vanity.page.cache")
              .description("Answers that the page cache had a part in")
              .tag("result", status.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public void log(Request request, Response response) {
    timers
        .computeIfAbsent(new Series(route(request), response.getStatus()), this::timer)
        .record(NanoTime.since(request.getBeginNanoTime()), TimeUnit.NANOSECONDS);
    bytes.increment(Response.getContentBytesWritten(response));
    if (request.getAttribute(AccessLog.CACHE) instanceof CacheStatus status) {
      Objects.requireNonNull(pageCache.get(status)).increment();
    }
  }

  private static String route(Request request) {
    if (request.getAttribute(Asked.ATTRIBUTE) instanceof Asked asked) {
      return asked.route() == null ? "none" : asked.route().pattern();
    }
    // Answered ahead of the routes.
    String path = request.getHttpURI().getPath();
    return path != null && path.startsWith("/static/") ? "/static/" : "ahead";
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .description("Answers, from the first byte of the request to the last of the answer")
        .tag("route", series.route)
        .tag("status", Integer.toString(series.status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
