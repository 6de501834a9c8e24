/**
 * The protocol's rules, pure and tested as tables: content coding, preconditions, ranges, entity
 * tags, cache policies; and a deadline for those who read what others send.
 *
 * <p>Uses nothing of ours.
 */
@NullMarked
package vanity.http;

import org.jspecify.annotations.NullMarked;
