package vanity.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.web.RawHttp;

/** Plays days through a shared cache as fast as it answers, and counts what of it is kept. */
final class Replay {
  private static final int VISITORS = 16;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern AGE = Pattern.compile("max-age=(\\d+)");

  private final int edge;
  private final Map<FrontPageDay.Request, String> tags = new ConcurrentHashMap<>();

  Replay(int edge) {
    this.edge = edge;
  }

  /** How often the edge's copy of a URL was asked for, and how long it may be kept. */
  private record Use(int requests, Duration age) {
    Use and(Use other) {
      return new Use(requests + other.requests, age);
    }

    /** At most so often a day of 24 hours would fetch it anew after the first time. */
    double mostExpiries() {
      return Math.min(requests - 1, lives());
    }

    /**
     * So often if requests came at random moments of the day: a life, then the wait for the next.
     */
    double expiries() {
      return requests / (1 + requests / lives());
    }

    /** Of the copy in a day. */
    private double lives() {
      return age.isZero() ? Double.MAX_VALUE : (double) DAY.toSeconds() / age.toSeconds();
    }
  }

  /**
   * What came of a day.
   *
   * @param requests answered with 200 or 304
   * @param notModified of them with 304
   * @param refused answered with anything else
   * @param copies different ones that the edge was asked for
   * @param expiries of these copies that a real day would bring
   * @param mostExpiries the same, at most
   */
  record Played(
      int requests,
      int notModified,
      int refused,
      int copies,
      double expiries,
      double mostExpiries) {}

  Played play(FrontPageDay day, int requests) throws IOException {
    Map<String, Use> uses = new ConcurrentHashMap<>();
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    AtomicInteger left = new AtomicInteger(requests);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> visitors = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        visitors.add(
            threads.submit(() -> {
              try (RawHttp http = new RawHttp(edge)) {
                while (left.get() > 0) {
                  for (FrontPageDay.Request request : day.visit()) {
                    if (left.getAndDecrement() > 0) {
                      statuses.merge(ask(http, request, uses), 1, Integer::sum);
                    }
                  }
                }
              }
              return null;
            }));
      }
      for (Future<Void> visitor : visitors) {
        visitor.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a visitor got no answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    int notModified = statuses.getOrDefault(304, 0);
    int good = statuses.getOrDefault(200, 0) + notModified;
    return new Played(
        good,
        notModified,
        requests - good,
        uses.size(),
        uses.values().stream().mapToDouble(Use::expiries).sum(),
        uses.values().stream().mapToDouble(Use::mostExpiries).sum());
  }

  /** The status. */
  private int ask(RawHttp http, FrontPageDay.Request request, Map<String, Use> uses)
      throws IOException {
    FrontPageDay.Request first =
        new FrontPageDay.Request(request.target(), request.coding(), false);
    String tag = request.isAgain() ? tags.get(first) : null;
    String accepted = "Accept-Encoding: " + request.coding().accepted;
    RawHttp.Answer answer =
        tag == null
            ? http.ask("GET", request.target(), accepted)
            : http.ask("GET", request.target(), accepted, "If-None-Match: " + tag);
    String held = answer.header("ETag");
    if (held != null) {
      tags.put(first, held);
    }
    uses.merge(request.target(), new Use(1, age(answer)), Use::and);
    return answer.status();
  }

  /** RFC 9213: where there is a value for the edge, it is the only one that counts. */
  private static Duration age(RawHttp.Answer answer) {
    String edge = answer.header("CDN-Cache-Control");
    Matcher age = AGE.matcher(edge == null ? answer.need("Cache-Control") : edge);
    return age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : Duration.ZERO;
  }
}
