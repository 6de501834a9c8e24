package vanity.s3;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a bucket holds, as ListObjectsV2 answers.
 *
 * @param next leads to the next page; null for none
 */
public record S3Listing(List<Entry> entries, @Nullable String next) {
  /**
   * An object.
   *
   * @param name without the prefix of the store
   */
  public record Entry(String name, Instant modified) {}

  static S3Listing parse(byte[] xml, String prefix) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Entry> entries = new ArrayList<>();
    String key = "";
    String next = null;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "Key" -> key = reader.getElementText();
            case "LastModified" ->
                entries.add(
                    new Entry(
                        key.substring(prefix.length()), Instant.parse(reader.getElementText())));
            case "NextContinuationToken" -> next = reader.getElementText();
            default -> {}
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new StoreAwayException("The object store's list cannot be read: " + e.getMessage(), e);
    }
    return new S3Listing(List.copyOf(entries), next);
  }
}
