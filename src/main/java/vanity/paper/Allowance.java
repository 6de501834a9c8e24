package vanity.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many new papers one address may ask for in a minute, so that a crawler cannot fill the queue
 * for everybody. What is counted is forgotten after that minute; of more addresses than a site
 * sees, those longest quiet are.
 */
final class Allowance {
  static final Duration PERIOD = Duration.ofMinutes(1);

  private static final long ADDRESSES = 50_000;

  private final int most;
  private final Cache<ByteBuffer, AtomicInteger> asked;

  /**
   * @param most papers in a {@link #PERIOD}; 0 for any number
   */
  Allowance(int most, InstantSource clock) {
    this.most = most;
    this.asked =
        Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfter(Expiry.<ByteBuffer, AtomicInteger>creating((key, count) -> PERIOD))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /** Takes one, if there is one left. */
  boolean take(InetAddress client) {
    return most == 0
        || asked.get(household(client), key -> new AtomicInteger()).incrementAndGet() <= most;
  }

  /** Whether it would get none. */
  boolean isSpent(InetAddress client) {
    AtomicInteger count = most == 0 ? null : asked.getIfPresent(household(client));
    return count != null && count.get() >= most;
  }

  /** Whoever has one address of IPv6 has 2^64 of them. */
  private static ByteBuffer household(InetAddress client) {
    byte[] address = client.getAddress();
    return ByteBuffer.wrap(client instanceof Inet6Address ? Arrays.copyOf(address, 8) : address);
  }
}
