package vanity.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Whose word is believed.
 *
 * @param routers machines of the platform we run on: they connect from private addresses
 * @param edge Cloudflare's machines
 */
record TrustedAddresses(InetAddressSet routers, InetAddressSet edge) {
  private static final String RANGES = "cloudflare-ranges.txt";
  private static final String[] PRIVATE = {
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "100.64.0.0/10",
    "::1",
    "fc00::/7",
    "fe80::/10"
  };

  /** Private networks, and the ranges that Cloudflare published when this program was built. */
  static TrustedAddresses published() {
    try (InputStream in = TrustedAddresses.class.getResourceAsStream(RANGES)) {
      if (in == null) {
        throw new IllegalStateException(RANGES + " is not in the program");
      }
      String[] ranges =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toArray(String[]::new);
      return new TrustedAddresses(set(PRIVATE), set(ranges));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetAddressSet set(String... ranges) {
    InetAddressSet set = new InetAddressSet();
    for (String range : ranges) {
      set.add(range);
    }
    return set;
  }

  boolean isRouter(InetAddress address) {
    return routers.test(address);
  }

  boolean isEdge(InetAddress address) {
    return edge.test(address);
  }
}
