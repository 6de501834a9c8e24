package vanity;

import vanity.db.DatabaseUrl;
import vanity.db.Migrations;
import vanity.db.WithoutPool;
import vanity.render.store.Blobs;

/** The site over a new connection for each statement, for the load test to compare with. */
public final class SiteWithoutPool {
  private SiteWithoutPool() {}

  public static void main(String[] arguments) throws InterruptedException {
    Config config = Config.fromEnv(System.getenv());
    DatabaseUrl url = config.storage().databaseUrl();
    Server.run(
        config,
        it ->
            App.web(
                it,
                () ->
                    new Storage(
                        null,
                        new Migrations(url),
                        WithoutPool.database(url),
                        null,
                        Blobs.inRows())));
  }
}
