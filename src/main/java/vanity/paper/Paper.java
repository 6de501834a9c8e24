package vanity.paper;

import java.time.Instant;
import vanity.arxiv.ArxivPaper;

/**
 * A paper as we hold it.
 *
 * @param facts what arXiv, or an import, says of it; {@code facts.id().version()} is the newest
 *     version known
 * @param checked when the facts were last compared with arXiv
 */
public record Paper(ArxivPaper facts, Instant checked) {
  /** The canonical identifier without version, as in {@code /papers/<id>/}. */
  public String id() {
    return facts.id().paper();
  }
}
