/**
 * From a source to a readable document: the queue, the worker, the pipeline's steps, the sandbox.
 *
 * <p>May use {@code http}, {@code arxiv} and {@code db}. Does not know {@code web}: the worker runs
 * without Jetty.
 */
@NullMarked
package vanity.render;

import org.jspecify.annotations.NullMarked;
