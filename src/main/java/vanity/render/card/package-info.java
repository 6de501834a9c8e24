/**
 * The picture that other sites show beside a link to a paper.
 *
 * <p>May use {@code document}.
 */
@NullMarked
package vanity.render.card;

import org.jspecify.annotations.NullMarked;
