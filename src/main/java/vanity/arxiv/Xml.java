package vanity.arxiv;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of strangers, element by element, in constant memory. There is no DTD and so there are
 * no entities: a document with one is refused. Elements are known by namespace and name, printed as
 * {@code atom:entry} whatever prefix the document uses.
 */
final class Xml implements AutoCloseable {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.w3.org/2005/Atom", "atom:",
          "http://arxiv.org/schemas/atom", "arxiv:",
          "http://a9.com/-/spec/opensearch/1.1/", "opensearch:",
          "http://www.openarchives.org/OAI/2.0/", "oai:",
          "http://arxiv.org/OAI/arXivRaw/", "raw:");

  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("refers to " + systemId);
    });
  }

  private final XMLStreamReader reader;

  /**
   * Opens a document and enters its root element. Bytes are UTF-8, as everything of arXiv's is;
   * what is not becomes a replacement character.
   *
   * @throws XMLStreamException if the root is another, or this is no XML
   */
  Xml(InputStream in, String root) throws XMLStreamException {
    reader = FACTORY.createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    while (next() != XMLStreamConstants.START_ELEMENT) {}
    if (!name().equals(root)) {
      throw error("the root is " + name() + ", not " + root);
    }
  }

  /** Enters the next child of the element we are in; false at its end, which leaves it. */
  boolean enterChild() throws XMLStreamException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
  }

  /** Enters the next element of the document, at whatever depth; false at its end. */
  boolean enterNext() throws XMLStreamException {
    while (reader.hasNext()) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** Of the element just entered. */
  String name() {
    String namespace = reader.getNamespaceURI();
    return namespace == null
        ? reader.getLocalName()
        : PREFIXES.getOrDefault(namespace, "{" + namespace + "}") + reader.getLocalName();
  }

  /** Of the element just entered. */
  Optional<String> attribute(String name) {
    return Optional.ofNullable(reader.getAttributeValue(null, name));
  }

  /** All text of the element just entered, and of what is in it; leaves it. */
  String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        default -> {}
      }
    }
    return text.toString();
  }

  /** The text on one line. */
  String line() throws XMLStreamException {
    return text().strip().replaceAll("\\s+", " ");
  }

  /** Leaves the element just entered, whatever is in it. */
  void skip() throws XMLStreamException {
    text();
  }

  XMLStreamException error(String message) {
    return new XMLStreamException(message, reader.getLocation());
  }

  private int next() throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw error("there is a DTD or an entity");
    }
    return event;
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
