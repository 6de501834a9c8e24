/**
 * arXiv asked in turn: one request at a time over all processes, visitors first, nobody while it is
 * down.
 *
 * <p>May use {@code arxiv} and {@code db} outside.
 */
@NullMarked
package vanity.render.pace;

import org.jspecify.annotations.NullMarked;
