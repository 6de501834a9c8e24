package vanity.web;

import java.util.List;

/**
 * A page that says why there is nothing else to see, and where to go instead: errors, and papers
 * that cannot be read.
 *
 * @param heading what is the matter, in a few words
 * @param paragraphs plain text, the first one the most important
 * @param links where to go, the best first
 * @param search whether a search box may help
 */
public record Notice(
    Site site,
    Head head,
    String heading,
    List<String> paragraphs,
    List<Link> links,
    boolean search) {

  /** A way on. */
  public record Link(String url, String text) {}
}
