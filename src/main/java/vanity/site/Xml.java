package vanity.site;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.Response;

/** An XML document being written, element after element; what XML 1.0 cannot hold is left out. */
final class Xml {
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  Xml(String root, String namespace, String... attributes) {
    try {
      writer = WRITERS.createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement(root);
      if (!namespace.isEmpty()) {
        writer.writeDefaultNamespace(namespace);
      }
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins an element; {@link #close} ends it. Attributes are names and values in turn. */
  void open(String name, String... attributes) {
    try {
      writer.writeStartElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void close() {
    try {
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void element(String name, String content, String... attributes) {
    open(name, attributes);
    try {
      writer.writeCharacters(clean(content));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    close();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], clean(attributes[i + 1]));
    }
  }

  /** Without the characters that XML 1.0 §2.2 forbids. */
  private static String clean(String text) {
    return text.replaceAll("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
  }

  Response response(String type, CachePolicy policy) {
    try {
      writer.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return Response.of(200, policy, type + "; charset=utf-8", Body.of(text.toString() + "\n"));
  }
}
