package vanity.assets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import vanity.http.Bytes;

/**
 * Static files put into a folder that is looked at without a server: absolute URLs become relative.
 */
public final class AssetExport {
  private AssetExport() {}

  /**
   * Writes files below {@code folder/static/}.
   *
   * @param which by name, such as {@code css/site.css}; what they refer to must be among them
   * @return where each is, relative to the folder
   */
  public static Map<String, String> write(
      AssetManifest assets, Predicate<String> which, Path folder) throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (Asset asset : assets.all()) {
      if (which.test(asset.name()) && !asset.isAtRoot()) {
        String relative = asset.path().substring(1);
        Path file = folder.resolve(relative);
        Files.createDirectories(file.getParent());
        write(asset, file);
        written.put(asset.name(), relative);
      }
    }
    return written;
  }

  private static void write(Asset asset, Path file) throws IOException {
    Bytes bytes = asset.plain();
    byte[] text = bytes.inMemory();
    if (asset.name().endsWith(".css") && text != null) {
      String up = "../".repeat((int) asset.name().chars().filter(c -> c == '/').count());
      String css = new String(text, StandardCharsets.UTF_8);
      Files.writeString(file, css.replace(StaticFiles.PREFIX, up));
      return;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.writeTo(out, 0, bytes.length());
    }
  }
}
