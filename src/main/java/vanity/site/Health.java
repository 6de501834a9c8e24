package vanity.site;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vanity.db.DatabaseBusyException;
import vanity.db.Replica;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;

/** {@code /healthz}: the process is up. {@code /readyz}: it can serve, so send it visitors. */
public final class Health {
  private final BooleanSupplier migrated;
  private final @Nullable Replica replica;

  /**
   * @param migrated asks the database whether its schema is the one that this program knows
   * @param replica of which is told; null where there is none
   */
  public Health(BooleanSupplier migrated, @Nullable Replica replica) {
    this.migrated = migrated;
    this.replica = replica;
  }

  public Response healthz(Request request) {
    return Response.text(200, CachePolicy.NO_STORE, "ok\n");
  }

  /**
   * 503 while the database is out of reach or its migrations have not been run. A replica that is
   * away does no harm.
   */
  public Response readyz(Request request) {
    try {
      return migrated.getAsBoolean()
          ? Response.text(200, CachePolicy.NO_STORE, ready())
          : notReady("the database is not migrated: run migrate\n");
    } catch (DatabaseBusyException e) {
      return notReady("the database cannot be reached\n");
    }
  }

  private String ready() {
    return replica == null || replica.isUsed()
        ? "ready\n"
        : "ready; the primary serves readers, as the replica cannot\n";
  }

  private static Response notReady(String why) {
    return Response.text(503, CachePolicy.NO_STORE, why).with("Retry-After", "5");
  }
}
