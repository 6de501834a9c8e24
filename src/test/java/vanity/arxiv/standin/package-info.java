/**
 * arXiv as far as we know it, for tests and drills: the query API, OAI-PMH and the sources over
 * real HTTP, with the papers it is given and the faults it is told to have.
 */
@NullMarked
package vanity.arxiv.standin;

import org.jspecify.annotations.NullMarked;
