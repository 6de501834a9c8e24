package vanity.edge;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vanity.web.SharedSecret;
import vanity.web.ShortAnswer;

/**
 * Lets nobody in but the edge, which adds {@value #HEADER} to every request: who knows the origin's
 * own address cannot go past the cache. Health checks come from the platform, not through the edge.
 */
public final class OriginLock extends Handler.Wrapper {
  /** What {@code scripts/cloudflare} makes the edge add. */
  public static final String HEADER = "X-Origin-Secret";

  private final SharedSecret secret;

  public OriginLock(String secret) {
    this.secret = new SharedSecret(secret);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HealthChecks.isOne(request) || secret.isIn(request.getHeaders().getValuesList(HEADER))) {
      return super.handle(request, response, callback);
    }
    ShortAnswer.write(
        response, 403, "403 Forbidden: this address is for the edge only\n", callback);
    return true;
  }
}
