package vanity.arxiv;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a redirect may lead: on the same server, to its TLS, or from one of arXiv's hosts to
 * another. So no answer can make us ask a machine that nobody has configured.
 */
final class Redirects {
  private Redirects() {}

  /** The address to ask in place of this one; empty if it must not be asked. */
  static Optional<URI> target(URI from, String location) {
    if (location.isBlank()) {
      return Optional.empty();
    }
    try {
      URI to = from.resolve(URI.create(location.strip()));
      return to.getUserInfo() == null && sameServer(from, to) ? Optional.of(to) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean sameServer(URI from, URI to) {
    boolean sameHost = host(from).equals(host(to)) && !host(to).isEmpty();
    if (sameHost && from.getScheme().equals(to.getScheme())) {
      return from.getPort() == to.getPort();
    }
    boolean standardTls = "https".equals(to.getScheme()) && to.getPort() == -1;
    boolean standard = from.getPort() == -1;
    return standardTls && standard && (sameHost || (isArxiv(from) && isArxiv(to)));
  }

  private static boolean isArxiv(URI address) {
    return ("." + host(address)).endsWith(".arxiv.org");
  }

  private static String host(URI address) {
    return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
  }
}
