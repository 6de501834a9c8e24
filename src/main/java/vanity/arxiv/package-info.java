/**
 * All that knows arxiv.org: identifiers, the metadata API, OAI-PMH, source downloads, and the pace
 * it asks for.
 *
 * <p>Uses nothing of ours.
 */
@NullMarked
package vanity.arxiv;

import org.jspecify.annotations.NullMarked;
