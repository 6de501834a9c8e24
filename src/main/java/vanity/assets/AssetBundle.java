package vanity.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import vanity.http.Bytes;
import vanity.http.ContentCoding;

/**
 * The compiled static files inside the jar: written by the build, read back at start without
 * listing a folder.
 */
public final class AssetBundle {
  private static final String FOLDER = "vanity-assets/";
  private static final String INDEX = "index.tsv";

  private AssetBundle() {}

  /**
   * The build's step: {@code static/} to the folder of classes.
   *
   * @param arguments the folder of static files, the folder of classes
   */
  public static void main(String[] arguments) throws IOException {
    try {
      write(AssetCompiler.compile(Path.of(arguments[0])), Path.of(arguments[1]).resolve(FOLDER));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("static files: " + e.getMessage(), e);
    }
  }

  private static void write(Map<String, Asset> assets, Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var old = Files.list(folder)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    StringBuilder index = new StringBuilder();
    for (Asset asset : assets.values()) {
      StringBuilder sizes = new StringBuilder();
      for (Map.Entry<ContentCoding, Bytes> body : asset.bodies().entrySet()) {
        try (OutputStream out =
            Files.newOutputStream(folder.resolve(file(asset.hash(), body.getKey())))) {
          body.getValue().writeTo(out, 0, body.getValue().length());
        }
        sizes.append(sizes.isEmpty() ? "" : ",").append(body.getKey());
      }
      index
          .append(
              String.join(
                  "\t",
                  asset.name(),
                  asset.url(),
                  asset.path(),
                  asset.type(),
                  asset.hash(),
                  asset.integrity(),
                  sizes))
          .append('\n');
    }
    Files.writeString(folder.resolve(INDEX), index);
  }

  /** The bundled files by name; none where the build had none. */
  static Map<String, Asset> read() {
    Map<String, Asset> assets = new TreeMap<>();
    for (String line : new String(bytes(INDEX), StandardCharsets.UTF_8).lines().toList()) {
      String[] cells = line.split("\t", -1);
      Map<ContentCoding, Bytes> bodies = new EnumMap<>(ContentCoding.class);
      for (String coding : cells[6].split(",", -1)) {
        ContentCoding each = ContentCoding.valueOf(coding);
        bodies.put(each, Bytes.of(bytes(file(cells[4], each))));
      }
      assets.put(
          cells[0], new Asset(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], bodies));
    }
    return assets;
  }

  private static String file(String hash, ContentCoding coding) {
    return hash + "." + coding.token();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AssetBundle.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the program was built without its static files (" + name + "): build it with Maven");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
