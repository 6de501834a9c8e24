package vanity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.http.CachePolicy;
import vanity.http.Delivery;
import vanity.http.Resource;

/**
 * Ready answers in memory: compressed, with their headers, weighed by their bytes.
 *
 * <ul>
 *   <li>A hit touches neither database nor template.
 *   <li>However many ask for a page that is not there, one request makes it and all get the same.
 *   <li>A copy is fresh for some seconds. Then one request asks which version there would be now,
 *       or makes the page anew; the others get the old copy meanwhile. So several processes agree
 *       within seconds.
 *   <li>If that fails, the last good copy is served on, and says so.
 * </ul>
 *
 * <p>Errors of the server and what is {@link CachePolicy#NO_STORE} are never kept.
 */
public final class PageCache {
  private static final Logger LOG = LoggerFactory.getLogger(PageCache.class);

  /** What an entry takes besides its bytes: headers, key, objects. */
  private static final int OVERHEAD = 4096;

  private final Cache<Key, Entry> entries;

  /** Forms that are seldom asked for, made when they are: uncoded, br, zstd. */
  private final Cache<Object, Delivery> rare;

  private final Map<Key, Flight> flights = new ConcurrentHashMap<>();
  private final long capacity;
  private final long fresh;
  private final InstantSource clock;

  /**
   * @param capacity bytes; 0 keeps nothing
   * @param fresh how long a copy is served without asking
   */
  public PageCache(long capacity, Duration fresh, InstantSource clock) {
    this.capacity = capacity;
    this.fresh = fresh.toMillis();
    this.clock = clock;
    long forRare = capacity / 4;
    this.entries = bounded(capacity - forRare, Entry::weight);
    this.rare = bounded(forRare, delivery -> OVERHEAD + delivery.length());
  }

  /** Bytes that it holds now. */
  public long bytes() {
    return weight(entries) + weight(rare);
  }

  private static long weight(Cache<?, ?> cache) {
    return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private static <K, V> Cache<K, V> bounded(long capacity, ToLongFunction<V> weight) {
    return Caffeine.newBuilder()
        .maximumWeight(capacity)
        .weigher((K key, V value) -> Math.toIntExact(weight.applyAsLong(value)))
        // Its housekeeping is short: it needs no thread of its own.
        .executor(Runnable::run)
        .build();
  }

  /** A page, and what of the query makes it another. */
  private record Key(String path, Map<String, String> query) {}

  /**
   * What is to be sent, and how it came about.
   *
   * @param status null for what has nothing to do with the cache
   */
  record Found(Resource resource, @Nullable CacheStatus status) {}

  /** A copy that can be served as it is; null where this request is to ask or make something. */
  @Nullable Found ready(Request request) {
    Entry entry = entries.getIfPresent(new Key(request.path(), request.query()));
    return entry != null && (entry.isFresh(clock.millis()) || entry.revalidating.get())
        ? entry.found()
        : null;
  }

  /**
   * The page that the route gives for this request, kept or new.
   *
   * @throws Exception what the route's handler threw, where there is no copy to serve instead
   */
  Found find(Route route, Request request) throws Exception {
    if (capacity == 0) {
      return new Found(Representations.once(route.handler().handle(request)), CacheStatus.MISS);
    }
    Key key = new Key(request.path(), request.query());
    Entry entry = entries.getIfPresent(key);
    if (entry == null) {
      return load(key, route, request);
    }
    if (entry.isFresh(clock.millis()) || !entry.revalidating.compareAndSet(false, true)) {
      return entry.found();
    }
    try {
      return revalidate(key, entry, route, request);
    } finally {
      entry.revalidating.set(false);
    }
  }

  /** The first to come makes the page; the others wait for it and get what he got. */
  private Found load(Key key, Route route, Request request) throws Exception {
    Flight flight = new Flight();
    Flight other = flights.putIfAbsent(key, flight);
    if (other != null) {
      return other.await();
    }
    try {
      // Another flight may have landed since we looked.
      Entry entry = entries.getIfPresent(key);
      Found found = entry != null ? entry.found() : make(key, route, request);
      flight.found = found;
      return found;
    } catch (Exception | Error e) {
      flight.failure = e;
      throw e;
    } finally {
      flights.remove(key);
      flight.landed.countDown();
    }
  }

  private Found make(Key key, Route route, Request request) throws Exception {
    Response response = route.handler().handle(request);
    if (response.status() >= 500 || response.policy() == CachePolicy.NO_STORE) {
      entries.invalidate(key);
      return new Found(Representations.once(response), CacheStatus.MISS);
    }
    Representations.Kept kept = Representations.kept(response, this::rare);
    entries.put(key, new Entry(kept, response.version(), clock.millis() + fresh));
    return new Found(kept.resource(), CacheStatus.MISS);
  }

  private Delivery rare(Object representation, Supplier<Delivery> make) {
    return rare.get(representation, asked -> make.get());
  }

  /** Whatever comes of it, the next to ask does so in some seconds, not with every request. */
  private Found revalidate(Key key, Entry entry, Route route, Request request) {
    try {
      if (entry.isStillVersion(route, request)) {
        entry.checked(CacheStatus.HIT, clock.millis() + fresh);
        return entry.found();
      }
      return new Found(make(key, route, request).resource(), CacheStatus.RELOADED);
    } catch (Exception e) {
      LOG.warn("Serving the last good copy of {}: {}", key.path, e.toString());
      entry.checked(CacheStatus.STALE, clock.millis() + fresh);
      return entry.found();
    }
  }

  /** A page under way. */
  private static final class Flight {
    private final CountDownLatch landed = new CountDownLatch(1);
    private @Nullable Found found;
    private @Nullable Throwable failure;

    Found await() throws Exception {
      landed.await();
      if (found != null) {
        return new Found(found.resource, CacheStatus.COLLAPSED);
      }
      switch (failure) {
        case Exception e -> throw e;
        case Error e -> throw e;
        case null, default -> throw new IllegalStateException("landed without a page", failure);
      }
    }
  }

  /** A copy. */
  private static final class Entry {
    private final Representations.Kept kept;
    private final @Nullable String version;
    private final AtomicBoolean revalidating = new AtomicBoolean();
    private volatile long freshUntil;
    private volatile CacheStatus status = CacheStatus.HIT;

    Entry(Representations.Kept kept, @Nullable String version, long freshUntil) {
      this.kept = kept;
      this.version = version;
      this.freshUntil = freshUntil;
    }

    boolean isFresh(long now) {
      return now < freshUntil;
    }

    boolean isStillVersion(Route route, Request request) throws Exception {
      Route.Caching caching = route.caching();
      return version != null
          && caching != null
          && caching.version() != null
          && version.equals(caching.version().of(request));
    }

    void checked(CacheStatus status, long freshUntil) {
      this.status = status;
      this.freshUntil = freshUntil;
    }

    Found found() {
      return new Found(kept.resource(), status);
    }

    long weight() {
      return OVERHEAD + kept.bytes();
    }
  }
}
