package vanity.edge;

import java.util.Set;
import org.eclipse.jetty.server.Request;

/** What a platform asks of a process directly, by plain http and without any secret. */
final class HealthChecks {
  private static final Set<String> PATHS = Set.of("/healthz", "/readyz");

  private HealthChecks() {}

  /** By the path as it was written: what is written otherwise comes from elsewhere. */
  static boolean isOne(Request request) {
    return PATHS.contains(request.getHttpURI().getPath());
  }
}
