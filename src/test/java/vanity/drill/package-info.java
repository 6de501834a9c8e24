/**
 * Drills: what the site and its workers do when arXiv, crowds or the machine do their worst. Real
 * processes, a real PostgreSQL, arXiv's stand-in in this one. {@code scripts/drill-arxiv} runs
 * them; they take minutes, and so they are no tests.
 */
@NullMarked
package vanity.drill;

import org.jspecify.annotations.NullMarked;
