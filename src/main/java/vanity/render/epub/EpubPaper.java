package vanity.render.epub;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an EPUB is made of.
 *
 * @param identifier names the paper and its version, as a URL
 * @param title plain text
 * @param authors names, in order
 * @param license URL of the licence, if known
 * @param modified when it was rendered
 * @param page the paper's page on this site, which links to other papers start from
 * @param article inside of the article element, HTML as described in {@link vanity.render.document}
 * @param contents nested lists of links to the sections, HTML; may be empty
 * @param figures what the article's {@code /files/…} URLs name
 */
public record EpubPaper(
    String identifier,
    String title,
    List<String> authors,
    @Nullable String license,
    Instant modified,
    URI page,
    String article,
    String contents,
    List<Figure> figures) {

  /**
   * A figure, not read yet.
   *
   * @param crc CRC-32 of its bytes
   */
  public record Figure(String name, String contentType, long size, int crc, Zip.Reader reader) {}
}
