/**
 * What arXiv hands out, as a tree of files with a main one: kinds told apart by their bytes,
 * archives unpacked under limits, the file to convert chosen by arXiv's rules.
 *
 * <p>May use {@code work}.
 */
@NullMarked
package vanity.render.source;

import org.jspecify.annotations.NullMarked;
