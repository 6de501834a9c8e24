package vanity.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets nobody in but the edge, which adds {@value #HEADER} to every request: who knows the origin's
 * own address cannot go past the cache. Health checks come from the platform, not through the edge.
 */
public final class OriginLock extends Handler.Wrapper {
  /** What {@code scripts/cloudflare} makes the edge add. */
  public static final String HEADER = "X-Origin-Secret";

  private final byte[] secret;

  public OriginLock(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HealthChecks.isOne(request) || isRight(request.getHeaders().getValuesList(HEADER))) {
      return super.handle(request, response, callback);
    }
    Answers.text(response, 403, "403 Forbidden: this address is for the edge only\n", callback);
    return true;
  }

  /** In constant time, or a patient stranger could find it letter by letter. */
  private boolean isRight(List<String> given) {
    return given.size() == 1
        && MessageDigest.isEqual(secret, given.getFirst().getBytes(StandardCharsets.UTF_8));
  }
}
