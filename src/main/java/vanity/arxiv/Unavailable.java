package vanity.arxiv;

import java.time.Duration;

/**
 * arXiv could not be asked, or did not answer as it should: it is down, slow, or told us to slow
 * down.
 *
 * @param why for an operator: the address, what it answered
 * @param retryAfter when to ask again; what arXiv said, or our guess
 */
public record Unavailable(String why, Duration retryAfter)
    implements ArxivApi.Answer, ArxivApi.Page, OaiApi.Answer, SourceDownload.Answer, Fetched {}
