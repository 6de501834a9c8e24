package vanity.arxiv;

import java.net.URI;
import java.util.Optional;

/**
 * arXiv's OAI-PMH interface (info.arxiv.org/help/oa), for the licence and the versions of a paper.
 * One request per call; the caller keeps the pace.
 */
public final class OaiApi {
  /** What came of asking. */
  public sealed interface Answer permits Answer.Found, Answer.NotFound, Unavailable {
    record Found(OaiRecord item) implements Answer {}

    /** There is no such paper, or it was deleted. */
    record NotFound() implements Answer {}
  }

  private final URI address;
  private final ArxivClient client;

  public OaiApi(URI address, ArxivClient client) {
    this.address = address;
    this.client = client;
  }

  /** Asks for the record of a paper, which covers all its versions. */
  public Answer find(ArxivId id) throws InterruptedException {
    URI record =
        URI.create(
            address
                + "?verb=GetRecord&metadataPrefix=arXivRaw&identifier=oai:arXiv.org:"
                + id.paper());
    return switch (Document.ask(client, record, OaiRecord::parse)) {
      case Document.Parsed(Optional<OaiRecord> found) -> answer(id, found);
      case Document.Failed(Unavailable why) -> why;
    };
  }

  private Answer answer(ArxivId id, Optional<OaiRecord> found) {
    if (found.isEmpty()) {
      return new Answer.NotFound();
    }
    OaiRecord item = found.get();
    return item.id().paper().equals(id.paper())
        ? new Answer.Found(item)
        : new Unavailable(
            address + ": asked for " + id + " it gave " + item.id(), RetryAfter.GUESS);
  }
}
