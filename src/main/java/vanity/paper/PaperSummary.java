package vanity.paper;

import java.time.Instant;
import java.util.List;

/**
 * A paper as a row of a list.
 *
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
    boolean readable) {}
