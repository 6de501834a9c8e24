package vanity.paper;

import java.time.Instant;
import java.util.List;

/**
 * A paper as a row of a list.
 *
 * @param title plain text with TeX in it; the id where none is known
 * @param summary the abstract, plain text
 * @param categories the primary one first
 * @param readable whether a render can be shown
 */
public record PaperSummary(
    String id,
    String title,
    List<String> authors,
    String summary,
    List<String> categories,
    Instant published,
    Instant updated,
    boolean readable) {}
