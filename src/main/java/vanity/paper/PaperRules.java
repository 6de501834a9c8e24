package vanity.paper;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides of papers.
 *
 * @param queueLimit how many may wait before visitors are told to come again
 * @param newPerMinute how many papers that are not here yet one address may ask for in a minute; 0
 *     for any number
 * @param licensedOnly whether only papers are shown whose licence lets others show them
 * @param expiry after which a readable paper is rendered again when visited; null for never
 */
public record PaperRules(
    int queueLimit, int newPerMinute, boolean licensedOnly, @Nullable Duration expiry) {}
