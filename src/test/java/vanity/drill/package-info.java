/**
 * Drills: what the site and its workers do when arXiv, crowds, strangers or the machine do their
 * worst. Real processes, a real PostgreSQL; arXiv's stand-in for arXiv. {@code scripts/drill-arxiv}
 * and {@code scripts/drill-faults} run them; they take minutes, and so they are no tests.
 */
@NullMarked
package vanity.drill;

import org.jspecify.annotations.NullMarked;
