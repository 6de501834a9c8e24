package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @Test
  void isPerAddressAndMinute() throws Exception {
    Allowance allowance = new Allowance(2, now::get);
    InetAddress crawler = address("192.0.2.1");
    assertTrue(allowance.take(crawler));
    assertFalse(allowance.isSpent(crawler));
    assertTrue(allowance.take(crawler));
    assertTrue(allowance.isSpent(crawler));
    assertFalse(allowance.take(crawler));
    assertTrue(allowance.take(address("192.0.2.2")));
    now.set(now.get().plus(Duration.ofSeconds(59)));
    assertFalse(allowance.take(crawler));
    now.set(now.get().plus(Duration.ofSeconds(2)));
    assertTrue(allowance.take(crawler));
  }

  @Test
  void countsANetworkOfIpv6Once() throws Exception {
    Allowance allowance = new Allowance(1, now::get);
    assertTrue(allowance.take(address("2001:db8:1:2::1")));
    assertFalse(allowance.take(address("2001:db8:1:2:ffff::9")));
    assertTrue(allowance.take(address("2001:db8:1:3::1")));
  }

  @Test
  void zeroIsAnyNumber() throws Exception {
    Allowance allowance = new Allowance(0, now::get);
    for (int i = 0; i < 1000; i++) {
      assertTrue(allowance.take(address("192.0.2.1")));
    }
  }
}
