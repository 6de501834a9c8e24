package vanity.paper;

import java.time.Duration;
import java.time.InstantSource;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivClient;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.db.Database;
import vanity.render.pace.Pace;
import vanity.render.pace.PacedArxiv;

/** arXiv's stand-in as a worker asks it, without a pause between requests. */
final class PacedStandIn implements AutoCloseable {
  private final ArxivClient client =
      new ArxivClient(
          "test",
          new ArxivClient.Times(
              Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO),
          InstantSource.system());
  final PacedArxiv arxiv;

  PacedStandIn(ArxivStandIn server, Database database) {
    this.arxiv =
        new PacedArxiv(
            new ArxivApi(server.apiUrl(), client),
            new OaiApi(server.oaiUrl(), client),
            new SourceDownload(server.sourceUrl(), client, 1 << 20),
            new Pace(database, Duration.ZERO));
  }

  @Override
  public void close() {
    client.close();
  }
}
