package vanity.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vanity.web.CacheStatus.COLLAPSED;
import static vanity.web.CacheStatus.HIT;
import static vanity.web.CacheStatus.MISS;
import static vanity.web.CacheStatus.RELOADED;
import static vanity.web.CacheStatus.STALE;
import static vanity.web.TestSite.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vanity.http.CachePolicy;
import vanity.http.Deflated;
import vanity.http.Delivery;
import vanity.http.RequestHeaders;
import vanity.http.Resource;

class PageCacheTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PageCache cache = new PageCache(10 << 20, Duration.ofSeconds(5), () -> now);

  /** What the handler below answers; an exception if it is to throw. */
  private Object answer = page("one");

  private String version = "1";
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  private final Route route = Route.get("/", this::make).cached(this::version);

  private Response make(Request request) throws Exception {
    made.incrementAndGet();
    if (answer instanceof Exception failure) {
      throw failure;
    }
    return (Response) answer;
  }

  private String version(Request request) throws Exception {
    asked.incrementAndGet();
    if (answer instanceof Exception failure) {
      throw failure;
    }
    return version;
  }

  private static Response page(String text) {
    return Response.html(200, CachePolicy.PAPER, bytes(text.repeat(200))).version("1");
  }

  private static Request request(String path) {
    return new Request("GET", path, Map.of(), Map.of(), "id");
  }

  private PageCache.Found find(String path) throws Exception {
    return cache.find(route, request(path));
  }

  private static String text(PageCache.Found found) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    found.resource().answer("GET", name -> List.of()).writeTo(out);
    return out.toString(StandardCharsets.UTF_8).substring(0, 3);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  @Test
  void makesAPageOnce() throws Exception {
    assertEquals(MISS, find("/").status());
    PageCache.Found hit = find("/");
    assertEquals(HIT, hit.status());
    assertEquals("one", text(hit));
    assertEquals(1, made.get());
    assertEquals(0, asked.get());
  }

  @Test
  void keepsPagesApartByPathAndQuery() throws Exception {
    find("/");
    assertEquals(MISS, find("/other").status());
    Request older = new Request("GET", "/", Map.of(), Map.of("before", "x"), "id");
    assertEquals(MISS, cache.find(route, older).status());
    assertEquals(HIT, cache.find(route, older).status());
    assertEquals(3, made.get());
  }

  @Test
  void servesACopyWithoutAskingWhileItIsFresh() throws Exception {
    find("/");
    answer = page("two").version("2");
    version = "2";
    later(Duration.ofMillis(4_999));
    assertEquals("one", text(find("/")));
    assertEquals(0, asked.get());
  }

  @Test
  void servesACopyOnAsLongAsItsVersionHolds() throws Exception {
    find("/");
    later(Duration.ofSeconds(5));
    assertEquals(HIT, find("/").status());
    assertEquals(1, asked.get());
    assertEquals(HIT, find("/").status());
    assertEquals(1, asked.get(), "fresh for another five seconds");
    assertEquals(1, made.get());
  }

  @Test
  void makesThePageAnewWhenItsVersionHasChanged() throws Exception {
    find("/");
    answer = page("two").version("2");
    version = "2";
    later(Duration.ofSeconds(5));
    PageCache.Found found = find("/");
    assertEquals(RELOADED, found.status());
    assertEquals("two", text(found));
    assertEquals(HIT, find("/").status());
  }

  @Test
  void makesAPageWithoutVersionAnew() throws Exception {
    Route plain = Route.get("/", this::make).cached();
    cache.find(plain, request("/"));
    later(Duration.ofSeconds(5));
    assertEquals(RELOADED, cache.find(plain, request("/")).status());
    assertEquals(2, made.get());
    assertEquals(0, asked.get());
  }

  @Test
  void servesTheLastGoodCopyWhereNoNewOneCanBeMade() throws Exception {
    find("/");
    answer = new IOException("the database is away");
    later(Duration.ofSeconds(5));
    PageCache.Found found = find("/");
    assertEquals(STALE, found.status());
    assertEquals("one", text(found));
    assertEquals(STALE, find("/").status(), "until somebody has asked again");
    assertEquals(1, asked.get(), "which is not for every request");
    answer = page("two");
    later(Duration.ofSeconds(5));
    assertEquals(HIT, find("/").status());
  }

  @Test
  void throwsWhereThereIsNoCopy() throws Exception {
    IOException away = new IOException("the database is away");
    answer = away;
    assertSame(away, assertThrows(IOException.class, () -> find("/")));
    answer = page("one");
    assertEquals(MISS, find("/").status());
  }

  @Test
  void neverKeepsWhatIsNotToBeStored() throws Exception {
    for (Response passing :
        List.of(
            Response.html(503, CachePolicy.NO_STORE, bytes("rendering")),
            Response.html(200, CachePolicy.NO_STORE, bytes("yours")),
            Response.html(500, CachePolicy.ERROR, bytes("broken")))) {
      answer = passing;
      assertEquals(MISS, find("/").status());
      assertEquals(MISS, find("/").status());
    }
    assertEquals(6, made.get());
  }

  @Test
  void forgetsACopyThatIsFollowedBySomethingPassing() throws Exception {
    find("/");
    version = "2";
    answer = Response.html(503, CachePolicy.NO_STORE, bytes("rendering "));
    later(Duration.ofSeconds(5));
    assertEquals("ren", text(find("/")));
    assertEquals(MISS, find("/").status());
  }

  @Test
  void keepsErrorsOfTheRequest() throws Exception {
    answer = Response.html(404, CachePolicy.PAPER_HOUR, bytes("no such paper".repeat(100)));
    find("/");
    assertEquals(HIT, find("/").status());
  }

  @Test
  void keepsNothingWithoutCapacity() throws Exception {
    PageCache none = new PageCache(0, Duration.ofSeconds(5), () -> now);
    assertEquals(MISS, none.find(route, request("/")).status());
    assertEquals(MISS, none.find(route, request("/")).status());
  }

  @Test
  void forgetsPagesWhenTheirBytesAreTooMany() throws Exception {
    PageCache small = new PageCache(1 << 20, Duration.ofHours(1), () -> now);
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    answer = Response.html(200, CachePolicy.PAPER, noise);
    for (int i = 0; i < 100; i++) {
      small.find(route, request("/" + i));
    }
    // A quarter is for seldom forms.
    int kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += small.find(route, request("/" + i)).status() == HIT ? 1 : 0;
    }
    assertEquals(true, kept >= 1 && kept <= 15, "kept " + kept);
  }

  @Test
  void keepsAPageCompressedOnly() throws Exception {
    String text = "x".repeat(1_000_000);
    answer =
        Response.of(
            200,
            CachePolicy.PAPER,
            Response.HTML,
            new Body.Composed(bytes("<a>"), Deflated.of(bytes(text)), bytes("</a>")));
    Representations.Kept kept = Representations.kept((Response) answer, Resource.Memory.NONE);
    assertEquals(true, kept.bytes() < 3_000, kept.bytes() + " bytes");
    Delivery first = kept.resource().answer("GET", name -> List.of());
    assertEquals(1_000_007, first.length());
    assertNotSame(first, kept.resource().answer("GET", name -> List.of()), "made when asked for");
  }

  @Test
  void keepsASmallFileWithItsRanges() throws Exception {
    byte[] figure = bytes("0123456789");
    answer =
        Response.of(
            200, CachePolicy.IMMUTABLE, "image/png", new Body.Small(figure, "sha-of-figure"));
    Representations.Kept kept = Representations.kept((Response) answer, Resource.Memory.NONE);
    assertEquals(10, kept.bytes());
    Delivery part =
        kept.resource()
            .answer("GET", name -> name.equals("Range") ? List.of("bytes=2-4") : List.of());
    assertEquals(206, part.status());
    assertEquals("bytes 2-4/10", part.headers().get("Content-Range"));
    assertEquals("\"sha-of-figure\"", part.headers().get("ETag"));
  }

  @Test
  void remembersASeldomFormThatIsAskedForOften() throws Exception {
    find("/");
    Resource page = find("/").resource();
    assertSame(page.answer("GET", name -> List.of()), page.answer("GET", name -> List.of()));
    Map<String, List<String>> zstd = Map.of("Accept-Encoding", List.of("zstd"));
    RequestHeaders headers = name -> zstd.getOrDefault(name, List.of());
    assertSame(page.answer("GET", headers), page.answer("GET", headers));
  }

  @Test
  void streamsTheTextOfALongPage() throws Exception {
    byte[] text = bytes("0123456789".repeat(300_000));
    answer = Response.html(200, CachePolicy.PAPER, text);
    Delivery uncoded = find("/").resource().answer("GET", name -> List.of());
    assertNull(uncoded.ready(), "it is inflated while it is written");
    assertEquals(3_000_000, uncoded.length());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    uncoded.writeTo(out);
    assertArrayEquals(text, out.toByteArray());
  }

  // Many at once. The handler waits until all the others wait for it.

  @Test
  void makesAPageOnceHoweverManyAsk() throws Exception {
    List<Thread> askers = new ArrayList<>();
    Route slow =
        Route.get(
                "/",
                request -> {
                  awaitAllButOneWaiting(askers);
                  return make(request);
                })
            .cached();
    List<CacheStatus> statuses = Collections.synchronizedList(new ArrayList<>());
    askAtOnce(askers, 100, () -> statuses.add(cache.find(slow, request("/")).status()));
    assertEquals(1, made.get());
    assertEquals(1, Collections.frequency(statuses, MISS));
    assertEquals(99, Collections.frequency(statuses, COLLAPSED));
  }

  @Test
  void givesAllTheSameFailure() throws Exception {
    List<Thread> askers = new ArrayList<>();
    answer = new IOException("away");
    Route slow =
        Route.get(
                "/",
                request -> {
                  awaitAllButOneWaiting(askers);
                  return make(request);
                })
            .cached();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    askAtOnce(
        askers,
        20,
        () -> failures.add(assertThrows(IOException.class, () -> cache.find(slow, request("/")))));
    assertEquals(1, made.get());
    assertEquals(Collections.nCopies(20, answer), failures);
  }

  @Test
  void doesNotHoldUpOtherPagesWhileOneIsMade() throws Exception {
    CountDownLatch otherIsServed = new CountDownLatch(1);
    Route slow =
        Route.get(
                "/slow",
                request -> {
                  otherIsServed.await();
                  return make(request);
                })
            .cached();
    Thread asker =
        Thread.startVirtualThread(() -> quietly(() -> cache.find(slow, request("/slow"))));
    awaitWaiting(asker);
    assertEquals(MISS, find("/other").status());
    otherIsServed.countDown();
    asker.join();
  }

  @Test
  void servesTheOldCopyWhileOneMakesTheNew() throws Exception {
    CountDownLatch oldIsServed = new CountDownLatch(1);
    find("/");
    later(Duration.ofSeconds(5));
    Route slow =
        Route.get(
                "/",
                request -> {
                  oldIsServed.await();
                  return page("two");
                })
            .cached();
    Thread asker = Thread.startVirtualThread(() -> quietly(() -> cache.find(slow, request("/"))));
    awaitWaiting(asker);
    PageCache.Found meanwhile = cache.find(slow, request("/"));
    assertEquals("one", text(meanwhile));
    assertEquals(HIT, meanwhile.status());
    oldIsServed.countDown();
    asker.join();
    assertEquals("two", text(find("/")));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void askAtOnce(List<Thread> askers, int count, Step step) throws Exception {
    for (int i = 0; i < count; i++) {
      askers.add(Thread.ofVirtual().unstarted(() -> quietly(step)));
    }
    for (Thread asker : askers) {
      asker.start();
    }
    for (Thread asker : askers) {
      asker.join();
    }
  }

  private static void awaitAllButOneWaiting(List<Thread> threads) {
    while (threads.stream().filter(each -> each.getState() == Thread.State.WAITING).count()
        < threads.size() - 1) {
      Thread.onSpinWait();
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
