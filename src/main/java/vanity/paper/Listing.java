package vanity.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of papers, newest first.
 *
 * @param category such as {@code cs.LG}, or empty for all
 * @param older the cursor for {@code ?before=}, or null on the last page
 * @param newer the cursor for {@code ?after=}, or null on the first page
 */
public record Listing(
    String category, List<PaperSummary> papers, @Nullable String older, @Nullable String newer) {}
