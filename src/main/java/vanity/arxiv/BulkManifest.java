package vanity.arxiv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * What arXiv's bulk store of sources holds: {@code src/arXiv_src_manifest.xml}
 * (info.arxiv.org/help/bulk_data_s3.html).
 */
public final class BulkManifest {
  /**
   * One tar.
   *
   * @param name within the store, such as {@code src/arXiv_src_1001_001.tar}
   * @param month {@code YYMM} of the papers in it
   * @param items how many files are in it
   * @param size bytes
   * @param md5 of the tar, in hexadecimal
   */
  public record Tar(String name, String month, int items, long size, String md5) {}

  private BulkManifest() {}

  /**
   * The tars in the order of the manifest.
   *
   * @throws IOException if this is not a manifest
   */
  public static List<Tar> parse(InputStream in) throws IOException {
    List<Tar> tars = new ArrayList<>();
    try (Xml xml = new Xml(in, "arXivSRC")) {
      while (xml.enterChild()) {
        if (xml.name().equals("file")) {
          tars.add(tar(xml));
        } else {
          xml.skip();
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("This is not a manifest of sources: " + e.getMessage(), e);
    }
    return List.copyOf(tars);
  }

  private static Tar tar(Xml xml) throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    while (xml.enterChild()) {
      fields.put(xml.name(), xml.line());
    }
    try {
      return new Tar(
          fields.getOrDefault("filename", ""),
          fields.getOrDefault("yymm", ""),
          Integer.parseInt(fields.getOrDefault("num_items", "")),
          Long.parseLong(fields.getOrDefault("size", "")),
          fields.getOrDefault("md5sum", ""));
    } catch (NumberFormatException e) {
      throw xml.error("the numbers of " + fields + " cannot be read");
    }
  }
}
