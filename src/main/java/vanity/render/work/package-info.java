/**
 * One render while it runs: its folder, its log, the stages it tells of, and what is reported of it
 * in the end.
 *
 * <p>Uses nothing of ours; all other parts of rendering build on it.
 */
@NullMarked
package vanity.render.work;

import org.jspecify.annotations.NullMarked;
