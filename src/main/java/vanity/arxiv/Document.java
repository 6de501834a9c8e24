package vanity.arxiv;

import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/** What came of asking for an XML document. */
sealed interface Document<D> {
  /** What it says. */
  record Parsed<D>(D content) implements Document<D> {}

  /** There is none, or it is not what it should be. */
  record Failed<D>(Unavailable why) implements Document<D> {}

  /** Makes sense of a document. */
  @FunctionalInterface
  interface Parser<D> {
    D parse(InputStream in) throws XMLStreamException;
  }
}
