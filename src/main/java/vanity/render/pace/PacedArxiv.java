package vanity.render.pace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivId;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.arxiv.Unavailable;

/** arXiv's interfaces, each request in its turn; once one fails, nobody asks for a while. */
public final class PacedArxiv {
  private final ArxivApi api;
  private final OaiApi oai;
  private final SourceDownload sources;
  private final Pace pace;

  public PacedArxiv(ArxivApi api, OaiApi oai, SourceDownload sources, Pace pace) {
    this.api = api;
    this.oai = oai;
    this.sources = sources;
    this.pace = pace;
  }

  @FunctionalInterface
  private interface Request<T> {
    T send() throws InterruptedException;
  }

  /** See {@link ArxivApi#find}. */
  public ArxivApi.Answer find(ArxivId id, Urgency urgency) throws InterruptedException {
    return inTurn(urgency, unavailable -> unavailable, () -> api.find(id));
  }

  /** See {@link ArxivApi#findAll}. */
  public ArxivApi.Page findAll(List<ArxivId> papers, Urgency urgency) throws InterruptedException {
    return inTurn(urgency, unavailable -> unavailable, () -> api.findAll(papers));
  }

  /** See {@link ArxivApi#newest}; those who wait for a paper go first. */
  public ArxivApi.Page newest(List<String> categories, ArxivApi.Order order, int start, int count)
      throws InterruptedException {
    return inTurn(
        Urgency.SCRAPE,
        unavailable -> unavailable,
        () -> api.newest(categories, order, start, count));
  }

  /** See {@link OaiApi#find}. */
  public OaiApi.Answer findRecord(ArxivId id, Urgency urgency) throws InterruptedException {
    return inTurn(urgency, unavailable -> unavailable, () -> oai.find(id));
  }

  /** See {@link SourceDownload#download}. */
  public SourceDownload.Answer download(ArxivId id, Path folder, Urgency urgency)
      throws InterruptedException {
    return inTurn(urgency, unavailable -> unavailable, () -> sources.download(id, folder));
  }

  private <T> T inTurn(Urgency urgency, Function<Unavailable, T> otherwise, Request<T> request)
      throws InterruptedException {
    switch (pace.await(urgency)) {
      case Pace.Turn.Closed(Duration remaining) -> {
        return otherwise.apply(
            new Unavailable(
                "arXiv is not asked for another " + remaining.toSeconds() + " s", remaining));
      }
      case Pace.Turn.Ours turn -> {
        try (turn) {
          T answer = request.send();
          if (answer instanceof Unavailable unavailable) {
            pace.close(unavailable.retryAfter());
          }
          return answer;
        }
      }
    }
  }
}
