package vanity.site;

import java.util.function.BooleanSupplier;
import vanity.db.DatabaseBusyException;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;

/** {@code /healthz}: the process is up. {@code /readyz}: it can serve, so send it visitors. */
public final class Health {
  private final BooleanSupplier migrated;

  /**
   * @param migrated asks the database whether its schema is the one that this program knows
   */
  public Health(BooleanSupplier migrated) {
    this.migrated = migrated;
  }

  public Response healthz(Request request) {
    return Response.text(200, CachePolicy.NO_STORE, "ok\n");
  }

  /** 503 while the database is out of reach or its migrations have not been run. */
  public Response readyz(Request request) {
    try {
      return migrated.getAsBoolean()
          ? Response.text(200, CachePolicy.NO_STORE, "ready\n")
          : notReady("the database is not migrated: run migrate\n");
    } catch (DatabaseBusyException e) {
      return notReady("the database cannot be reached\n");
    }
  }

  private static Response notReady(String why) {
    return Response.text(503, CachePolicy.NO_STORE, why).with("Retry-After", "5");
  }
}
