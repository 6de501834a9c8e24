package vanity.paper;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vanity.render.work.RenderReport;

/**
 * What is shown at {@code /papers/<id>/log/}: the newest render of a paper.
 *
 * @param title of the paper, or its id while that is all that is known
 * @param state as in the renders table: running, rendered, partial, failed, …
 * @param duration so far, or in all
 * @param reason one sentence for readers, if it failed
 * @param report null while it runs
 */
public record ConversionLog(
    String paper,
    String title,
    int version,
    String state,
    Instant started,
    Duration duration,
    @Nullable String reason,
    @Nullable RenderReport report) {}
