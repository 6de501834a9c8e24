/**
 * All that knows arxiv.org: identifiers and what people paste, the query API, OAI-PMH, source
 * downloads, licences, categories, and the shapes of the bulk store.
 *
 * <p>Uses only a deadline of http. The clients ask once and say what came of it; to ask no faster
 * than {@link vanity.arxiv.ArxivClient#PACE} is their caller's business, as it takes a lock over
 * all processes. Whatever keeps arXiv from answering is one value, {@link
 * vanity.arxiv.Unavailable}: no exception of the network leaves this package.
 */
@NullMarked
package vanity.arxiv;

import org.jspecify.annotations.NullMarked;
