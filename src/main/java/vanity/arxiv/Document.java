package vanity.arxiv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;

/** What came of asking for an XML document. */
sealed interface Document<D> {
  /** The largest page of the query API, 2,000 papers with long abstracts, has about 6 MB. */
  long LIMIT = 16L << 20;

  /** To go on asking where arXiv has said 403 makes it worse (info.arxiv.org/help/robots.html). */
  Duration BANNED = Duration.ofHours(1);

  /** What it says. */
  record Parsed<D>(D content) implements Document<D> {}

  /** There is none, or it is not what it should be. */
  record Failed<D>(Unavailable why) implements Document<D> {}

  /** Makes sense of a document. */
  @FunctionalInterface
  interface Parser<D> {
    D parse(InputStream in) throws XMLStreamException;
  }

  /** Asks for one. What complains of the question (400) is a document too. */
  static <D> Document<D> ask(ArxivClient client, URI address, Parser<D> parser)
      throws InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    return switch (client.fetch(address, body, LIMIT)) {
      case Fetched.Whole whole when whole.hasBody() -> parsed(address, body.toByteArray(), parser);
      case Fetched.Whole whole ->
          failed(
              address,
              "answered " + whole.status(),
              whole.status() == 403 ? BANNED : RetryAfter.GUESS);
      case Fetched.TooLarge() ->
          failed(address, "sent more than " + LIMIT + " bytes", RetryAfter.GUESS);
      case Unavailable unavailable -> new Failed<>(unavailable);
    };
  }

  private static <D> Document<D> parsed(URI address, byte[] body, Parser<D> parser) {
    try {
      return new Parsed<>(parser.parse(new ByteArrayInputStream(body)));
    } catch (XMLStreamException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return failed(address, "sent what cannot be read: " + why, RetryAfter.GUESS);
    }
  }

  private static <D> Document<D> failed(URI address, String what, Duration wait) {
    return new Failed<>(new Unavailable(address + " " + what, wait));
  }
}
