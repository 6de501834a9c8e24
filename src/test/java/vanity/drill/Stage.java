package vanity.drill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.EmbeddedDatabase;
import vanity.db.Migrations;
import vanity.db.PoolSettings;

/** What a drill begins with: an empty database with the schema, arXiv's stand-in, and a folder. */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final EmbeddedDatabase postgres;
  private final Database database;
  private final ArxivStandIn arxiv = ArxivStandIn.start();
  private int children;

  Stage(Path folder) {
    this.folder = folder;
    this.postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    new Migrations(postgres.url()).migrate();
    this.database = new Database(postgres.url(), PoolSettings.of("drill", 4));
  }

  Path folder() {
    return folder;
  }

  Database database() {
    return database;
  }

  ArxivStandIn arxiv() {
    return arxiv;
  }

  /** Runs a command of Vanity against all this. */
  Child start(Map<String, String> more, String... command) {
    int number = ++children;
    DatabaseUrl url = postgres.url();
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "DATABASE_URL",
        "postgres://%s:%s@%s/%s"
            .formatted(url.user(), url.password(), url.hosts(), url.database()));
    environment.put("DATA_DIR", folder.resolve("child" + number).toString());
    environment.put("PORT", "0");
    environment.put("ARXIV_API_URL", arxiv.apiUrl().toString());
    environment.put("ARXIV_OAI_URL", arxiv.oaiUrl().toString());
    environment.put("ARXIV_SOURCE_URL", arxiv.sourceUrl().toString());
    environment.put("ARXIV_CATEGORIES", "cs.LG");
    environment.put("ARXIV_CONTACT", "drill@example.org");
    environment.putAll(more);
    return Child.start(
        folder.resolve("child" + number + "-" + command[0] + ".log"), environment, command);
  }

  int count(String what) {
    return database.one("select count(*) from " + what, row -> row.getInt(1)).orElseThrow();
  }

  @Override
  public void close() {
    arxiv.close();
    database.close();
    postgres.close();
  }
}
