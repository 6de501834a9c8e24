package vanity.arxiv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public record Tar(String name, String month, int items, long size, String md5) {
    /**
     * What is wrong with this tar on a disk, for an operator; reads all of it.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<String> damage(Path file) throws IOException {
      long bytes = Files.size(file);
      if (bytes != size) {
        return Optional.of("has %d bytes where the manifest says %d".formatted(bytes, size));
      }
      return md5.isEmpty() || md5.equalsIgnoreCase(md5(file))
          ? Optional.empty()
          : Optional.of("is not what the manifest's checksum says");
    }

    private static String md5(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        MessageDigest digest = MessageDigest.getInstance("MD5"); // there is no better one in it
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // Every Java platform has it.
      }
    }
  }

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
