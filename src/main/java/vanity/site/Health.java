package vanity.site;

import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;

/** {@code /healthz}: the process is up. {@code /readyz}: it can serve, so send it visitors. */
public final class Health {
  private final Database database;

  public Health(Database database) {
    this.database = database;
  }

  public Response healthz(Request request) {
    return Response.text(200, CachePolicy.NO_STORE, "ok\n");
  }

  /** 503 while the database is out of reach or its migrations have not been run. */
  public Response readyz(Request request) {
    try {
      boolean migrated =
          database
              .one("select to_regclass('papers') is not null", row -> row.getBoolean(1))
              .orElse(false);
      return migrated
          ? Response.text(200, CachePolicy.NO_STORE, "ready\n")
          : notReady("the database has no tables yet: run migrate\n");
    } catch (DatabaseBusyException e) {
      return notReady("the database cannot be reached\n");
    }
  }

  private static Response notReady(String why) {
    return Response.text(503, CachePolicy.NO_STORE, why).with("Retry-After", "5");
  }
}
