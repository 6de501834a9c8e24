/**
 * What people visit: papers, the states they can be in, their pages.
 *
 * <p>May use {@code http}, {@code web}, {@code arxiv}, {@code render} and {@code db}.
 */
@NullMarked
package vanity.paper;

import org.jspecify.annotations.NullMarked;
