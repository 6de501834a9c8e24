package vanity.arxiv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The sources in one of arXiv's bulk tars, read one after the other: files such as {@code
 * 1706/1706.03762.gz}, {@code 0601/astro-ph0601001.gz} and {@code 1706/1706.00001.pdf}. Whatever is
 * not named after a paper, or is not a plain file, is passed over.
 */
public final class BulkSources implements AutoCloseable {
  /**
   * A source within the tar.
   *
   * @param name of the file, without folders
   * @param size bytes
   */
  public record Source(ArxivId id, String name, long size) {}

  /** With an archive and no slash, as in the tars; also as browsers save a source from arXiv. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arXiv-)?(?:(%s)|(%s)_?(%s))(?:%s)?(?:\\.[a-z.]{2,12})?"
              .formatted(ArxivId.NEW, ArxivId.ARCHIVE, ArxivId.OLD_NUMBER, ArxivId.VERSION));

  private final TarArchiveInputStream tar;

  /** Reads a tar, which {@link #close} closes. */
  public BulkSources(InputStream tar) {
    this.tar = new TarArchiveInputStream(tar);
  }

  /** The paper that a file is named after; also a folder, as its name has no ending. */
  public static Optional<ArxivId> idOf(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String paper =
        matcher.group(1) != null ? matcher.group(1) : matcher.group(2) + "/" + matcher.group(3);
    return Optional.of(ArxivId.of(paper, matcher.group(4)));
  }

  /**
   * Goes on to the next source, passing over what is left of this one; empty at the end.
   *
   * @throws IOException if the tar is damaged, or cut off
   */
  public Optional<Source> next() throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Optional<ArxivId> id = idOf(entry.getName());
      if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && id.isPresent()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        return Optional.of(new Source(id.get(), name, entry.getSize()));
      }
    }
    return Optional.empty();
  }

  /** The bytes of the source that {@link #next} came to; to close them does nothing. */
  public InputStream bytes() {
    return new FilterInputStream(tar) {
      @Override
      public void close() {
        // The tar goes on after it.
      }
    };
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
