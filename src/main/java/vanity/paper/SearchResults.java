package vanity.paper;

import java.util.List;

/**
 * What a search found, best first.
 *
 * @param query what was searched for: as typed, or corrected where only that found something
 * @param more whether there are further pages
 */
public record SearchResults(String query, List<Hit> hits, boolean more) {

  /**
   * One paper found.
   *
   * @param title the title, cut where the words were found
   * @param extract the best part of the abstract, cut likewise
   */
  public record Hit(PaperSummary paper, List<Piece> title, List<Piece> extract) {}

  /** A run of text that holds a word searched for, or none. */
  public record Piece(String text, boolean found) {}
}
