package vanity.paper;

import vanity.arxiv.ArxivPaper;

/**
 * A paper as we hold it.
 *
 * @param facts what arXiv, or an import, says of it; {@code facts.id().version()} is the newest
 *     version known
 * @param sample whether it came with the program: then it is not at arXiv, whatever its number
 */
public record Paper(ArxivPaper facts, boolean sample) {
  /** The canonical identifier without version, as in {@code /papers/<id>/}. */
  public String id() {
    return facts.id().paper();
  }
}
