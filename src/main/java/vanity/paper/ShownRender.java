package vanity.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vanity.http.Deflated;

/**
 * The render that readers get of a paper: its page's parts as they were made.
 *
 * @param id changes whenever the page does
 * @param version which version of the paper this is
 * @param complete false where LaTeXML stopped early
 * @param title as in the document, plain text; empty where it has none
 * @param contents inside of the table of contents' nav, HTML; empty if there is none
 * @param article inside of the article element, HTML
 * @param card the picture for links to it, a file's name; null where there is none
 * @param rendered when
 */
public record ShownRender(
    long id,
    int version,
    boolean complete,
    String title,
    String contents,
    Deflated article,
    @Nullable String card,
    Instant rendered) {}
