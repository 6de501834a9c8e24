package vanity.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.EmbeddedDatabase;
import vanity.db.Migrations;
import vanity.db.PoolSettings;
import vanity.paper.SamplePapers;

/**
 * A PostgreSQL of the run's own with thousands of papers, made of the sample papers, and a role
 * that may have as many connections as the smallest plan allows.
 */
final class Library implements AutoCloseable {
  /** A paper that comes with the program. */
  static final String PAPER = "2611.99001";

  /** What Heroku's essential-0 allows. */
  static final int CONNECTIONS = 20;

  static final String ROLE = "dyno";
  private static final String PASSWORD = "dyno";

  private final EmbeddedDatabase server;
  private final Database administrator;
  private final DelayProxy network;

  private Library(EmbeddedDatabase server, Database administrator, DelayProxy network) {
    this.server = server;
    this.administrator = administrator;
    this.network = network;
  }

  /**
   * @param papers how many, besides the samples
   * @param delay of a round trip
   */
  static Library open(Path folder, int papers, Duration delay) throws IOException {
    EmbeddedDatabase server = EmbeddedDatabase.start(folder);
    new Migrations(server.url()).migrate();
    Database administrator =
        new Database(
            server.url(),
            new PoolSettings("load", 2, 0, Duration.ofSeconds(30), Duration.ofMinutes(2)));
    Library library = new Library(server, administrator, new DelayProxy(port(server.url()), delay));
    library.fill(papers);
    library.admit();
    return library;
  }

  private static int port(DatabaseUrl url) {
    return Integer.parseInt(url.hosts().substring(url.hosts().indexOf(':') + 1));
  }

  private void fill(int papers) {
    if (new SamplePapers(administrator).storeIfEmpty() == 0) {
      return; // of an earlier run
    }
    administrator.transact(sql -> {
      sql.update("delete from scheduled_tasks where task_name = 'render'");
      sql.update("create table samples as select p.*, row_number() over () - 1 as i from papers p");
      sql.update(
          """
          insert into papers (arxiv_id, version, title, authors, abstract, comment, license, categories,
            published, updated, checked_at)
          select '2601.' || lpad(n::text, 5, '0'), 1, s.title || ', ' || n, authors, abstract, comment,
            license, categories, published - n * interval '1 hour', updated, checked_at
          from generate_series(1, ?) n join samples s on s.i = n % (select count(*) from samples)
          """,
          papers);
      sql.update(
          """
          insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at, report)
          select p.arxiv_id, 1, r.state, r.worker, r.started_at, r.seen_at, r.finished_at, r.report
          from papers p join samples s on p.title like s.title || ', %'
          join renders r on r.id = s.shown_render
          """);
      sql.update(
          """
          insert into render_pages (render_id, title, contents, article, article_crc, article_length)
          select r.id, g.title, g.contents, g.article, g.article_crc, g.article_length
          from renders r join papers p using (arxiv_id)
          join samples s on p.title like s.title || ', %'
          join render_pages g on g.render_id = s.shown_render
          """);
      sql.update(
          """
          update papers p set shown_render = r.id from renders r
          where r.arxiv_id = p.arxiv_id and p.shown_render is null
          """);
    });
    administrator.update("vacuum analyze");
  }

  /** The role that the servers under test are. */
  private void admit() {
    if (administrator.one("select 1 from pg_roles where rolname = ?", row -> 1, ROLE).isEmpty()) {
      administrator.update(
          "create role %s login password '%s' connection limit %d"
              .formatted(ROLE, PASSWORD, CONNECTIONS));
      administrator.update("grant all on all tables in schema public to " + ROLE);
      administrator.update("grant all on all sequences in schema public to " + ROLE);
    }
  }

  Database administrator() {
    return administrator;
  }

  /** As a dyno reaches it. */
  String url() {
    return url(network.port());
  }

  /** Without the distance, for what is compared with programs on this machine. */
  String near() {
    return url(port(server.url()));
  }

  private String url(int port) {
    return "postgres://%s:%s@127.0.0.1:%d/%s".formatted(ROLE, PASSWORD, port, "postgres");
  }

  /** The settings of a server that uses it. */
  Map<String, String> settings() {
    return Map.of("DATABASE_URL", url());
  }

  @Override
  public void close() throws IOException {
    network.close();
    administrator.close();
    server.close();
  }
}
