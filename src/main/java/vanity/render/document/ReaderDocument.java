package vanity.render.document;

import java.nio.file.Path;
import java.util.List;

/**
 * A paper as a reader sees it: sanitised HTML fragments, ready to stand in a page, and the files
 * they refer to.
 *
 * <p>Deterministic: the same source gives the same bytes.
 *
 * @param title plain text, for {@code <title>} and lists; empty if the document has none
 * @param authors names as plain text, in order
 * @param summary the abstract as plain text, empty if there is none
 * @param article the inside of {@code <article class="paper">}: title block with authors, abstract,
 *     sections, references
 * @param contents the inside of {@code <nav>}: nested lists of links to the sections, empty if
 *     there are none
 * @param files what the article's {@code /files/…} URLs name
 */
public record ReaderDocument(
    String title,
    List<String> authors,
    String summary,
    String article,
    String contents,
    List<StoredFile> files) {

  /**
   * A figure, named by its content.
   *
   * @param name {@code <sha256 in hex>.<extension>}, as in {@code /files/<name>}
   * @param contentType by the extension
   * @param path where it is until the job's folder is removed
   */
  public record StoredFile(String name, String contentType, Path path) {}
}
