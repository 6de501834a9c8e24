/**
 * Cloudflare in front: client addresses, the origin lock, purges.
 *
 * <p>May use {@code http}, {@code web} and {@code db}.
 */
@NullMarked
package vanity.edge;

import org.jspecify.annotations.NullMarked;
