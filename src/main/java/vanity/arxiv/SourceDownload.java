package vanity.arxiv;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** arXiv's source files, streamed to disk. One request per call; the caller keeps the pace. */
public final class SourceDownload {
  /** What came of asking. */
  public sealed interface Answer {
    /**
     * The bytes as they came, of whatever kind.
     *
     * @param file in the folder given
     * @param name as arXiv names it, such as {@code arXiv-1706.03762v7.tar.gz}
     */
    record Downloaded(Path file, String name) implements Answer {}

    /** There is none, or it is not public (403, 404). */
    record NoSource() implements Answer {}

    /** Larger than the limit; nothing was kept. */
    record TooLarge(long limit) implements Answer {}

    record Unavailable(String why, Duration retryAfter) implements Answer {}
  }

  private final URI address;

  /**
   * A downloader.
   *
   * @param limit bytes of the largest source taken
   */
  public SourceDownload(URI address, String userAgent, long limit) {
    this.address = address;
  }

  /** Downloads the source of this version, or of the newest where the id has none. */
  public Answer download(ArxivId id, Path folder) throws InterruptedException {
    throw new UnsupportedOperationException(address.toString());
  }
}
