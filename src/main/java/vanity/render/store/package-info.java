/**
 * What rendering keeps in PostgreSQL: papers as arXiv describes them, their sources, their renders
 * and the files that pages refer to.
 *
 * <p>May use {@code work}, {@code source}, {@code document}, {@code card}, and {@code http}, {@code
 * arxiv}, {@code db} outside.
 */
@NullMarked
package vanity.render.store;

import org.jspecify.annotations.NullMarked;
