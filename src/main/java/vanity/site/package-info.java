/**
 * The pages that are not papers: home, search, about, statistics, robots, feeds, sitemaps, health,
 * metrics.
 *
 * <p>May use {@code http}, {@code web}, {@code paper}, {@code render} and {@code db}.
 */
@NullMarked
package vanity.site;

import org.jspecify.annotations.NullMarked;
