package vanity.arxiv;

import java.net.URI;
import java.time.Duration;

/** arXiv's metadata: what it says of a paper. One request per call; the caller keeps the pace. */
public final class ArxivApi {
  /** What came of asking. */
  public sealed interface Answer {
    record Found(ArxivPaper paper) implements Answer {}

    record NotFound() implements Answer {}

    /** It is down, or told us to slow down: ask again after this time. */
    record Unavailable(String why, Duration retryAfter) implements Answer {}
  }

  private final URI address;

  public ArxivApi(URI address, String userAgent) {
    this.address = address;
  }

  /** Asks for one paper; the newest version where the id has none. */
  public Answer find(ArxivId id) throws InterruptedException {
    throw new UnsupportedOperationException(address.toString());
  }
}
