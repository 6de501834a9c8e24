package vanity.arxiv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * arXiv's source files, streamed to disk. One request per call; the caller keeps the pace.
 *
 * <p>Headers say little about what a source is, and have said different things over the years: the
 * bytes and the name decide, later. Only a web page is refused here, as no source comes as one.
 */
public final class SourceDownload {
  /** What came of asking. */
  public sealed interface Answer
      permits Answer.Downloaded, Answer.NoSource, Answer.TooLarge, Unavailable {
    /**
     * The bytes as they came, of whatever kind.
     *
     * @param file in the folder given
     * @param name as arXiv names it, such as {@code arXiv-1706.03762v7.tar.gz}; only of letters,
     *     digits and {@code . _ + -}
     */
    record Downloaded(Path file, String name) implements Answer {}

    /** There is none, or it is not public (403, 404). */
    record NoSource() implements Answer {}

    /** Larger than the limit; nothing was kept. */
    record TooLarge(long limit) implements Answer {}
  }

  private final URI address;
  private final ArxivClient client;
  private final long limit;

  /**
   * A downloader.
   *
   * @param limit bytes of the largest source taken
   */
  public SourceDownload(URI address, ArxivClient client, long limit) {
    this.address = address;
    this.client = client;
    this.limit = limit;
  }

  /**
   * Downloads the source of this version, or of the newest where the id has none. Unless it is
   * there as a whole, nothing is left in the folder.
   *
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public Answer download(ArxivId id, Path folder) throws InterruptedException {
    URI source = URI.create(address + "/" + id);
    try {
      Path part = Files.createTempFile(folder, "source-", ".part");
      try {
        return answer(id, source, fetch(source, part), part);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fetched fetch(URI source, Path part) throws IOException, InterruptedException {
    try (OutputStream out = Files.newOutputStream(part)) {
      return client.fetch(source, out, limit);
    }
  }

  private Answer answer(ArxivId id, URI source, Fetched fetched, Path part) throws IOException {
    return switch (fetched) {
      case Fetched.Whole whole when whole.status() == 200 -> kept(id, source, whole, part);
      case Fetched.Whole(int status, var headers, long length) ->
          switch (status) {
            case 403, 404, 410, 451 -> new Answer.NoSource();
            default -> new Unavailable(source + " answered " + status, RetryAfter.GUESS);
          };
      case Fetched.TooLarge() -> new Answer.TooLarge(limit);
      case Unavailable unavailable -> unavailable;
    };
  }

  private static Answer kept(ArxivId id, URI source, Fetched.Whole whole, Path part)
      throws IOException {
    String type = whole.header("Content-Type").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || whole.length() == 0) {
      return new Unavailable(
          source + " sent " + (whole.length() == 0 ? "nothing" : "a web page"), RetryAfter.GUESS);
    }
    String name =
        FileNames.of(whole.header("Content-Disposition"))
            .orElse("arXiv-" + id.toString().replace("/", ""));
    Path file = part.resolveSibling(name);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return new Answer.Downloaded(file, name);
  }
}
