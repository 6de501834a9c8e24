/**
 * Static files, after WhiteNoise: found once at start, named by content, served by look-up.
 *
 * <p>May use {@code http}.
 */
@NullMarked
package vanity.assets;

import org.jspecify.annotations.NullMarked;
