package vanity.assets;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.http.CachePolicy;
import vanity.http.Compression.Effort;
import vanity.http.PercentCoding;
import vanity.http.Resource;

/**
 * Serves static files ahead of everything else, after WhiteNoise: they are found once, and a
 * request is a look-up of its decoded path. No path is normalised, so no file has a second URL.
 * What is not here goes on to the next handler, but for the rest of {@code /static/}, which is a
 * short-lived 404: during a deployment another process may have it.
 */
public final class StaticFiles extends Handler.Wrapper {
  /** What every hashed URL begins with. */
  static final String PREFIX = "/static/";

  private static final Logger LOG = LoggerFactory.getLogger(StaticFiles.class);

  private final Supplier<StaticTable> table;

  private StaticFiles(Supplier<StaticTable> table) {
    this.table = table;
  }

  /** The files that were compiled into the program. */
  public static StaticFiles bundled() {
    return fixed(StaticTable.of(AssetBundle.read()));
  }

  /**
   * A folder's files, hashed and compressed now. A reference in it that leads nowhere is logged and
   * left as it is: such a folder holds other people's stylesheets. The pages keep their own: what
   * they name and the folder lacks is still served from the program.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  public static StaticFiles fromFolder(Path folder) {
    long start = System.nanoTime();
    try {
      SortedMap<String, Asset> files =
          Asset.compressed(
              AssetCompiler.compile(AssetFolder.list(folder), StaticFiles::warn), Effort.START);
      LOG.info(
          "{} static files of {} are ready after {} ms",
          files.size(),
          folder,
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      return fixed(StaticTable.of(files, AssetBundle.read()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the static files in " + folder, e);
    }
  }

  /** The same, read anew when one of the files has changed and not compressed: for development. */
  public static StaticFiles reloading(Path folder) {
    return new StaticFiles(new ReloadingTable(folder, AssetBundle.read(), StaticFiles::warn));
  }

  private static StaticFiles fixed(StaticTable table) {
    return new StaticFiles(() -> table);
  }

  private static void warn(String problem) {
    LOG.warn("Static files: {}", problem);
  }

  /** Where each file is, for templates. */
  public AssetManifest manifest() {
    return new AssetManifest(() -> table.get().byName());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String raw = request.getHttpURI().getPath();
    String path = raw == null ? null : PercentCoding.path(raw);
    Resource file = path == null ? null : table.get().byPath().get(path);
    if (file == null) {
      if (path == null || !path.startsWith(PREFIX)) {
        return super.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, 404);
      return true;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> Sender.send(file, request, response, callback);
      case "OPTIONS" -> {
        allow(response);
        response.setStatus(204);
        callback.succeeded();
      }
      default -> {
        allow(response);
        Response.writeError(request, response, callback, 405);
      }
    }
    return true;
  }

  private static void allow(Response response) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, CachePolicy.ERROR.cacheControl());
    response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
  }

  /**
   * The table as JSON, for the {@code assets} command: name, URL, type, and size and ETag per
   * coding. In ASCII, so that no locale changes it on the way.
   */
  public String json() {
    JsonArray all = new JsonArray();
    for (Asset asset : table.get().own().values()) {
      JsonObject row = new JsonObject();
      row.addProperty("name", asset.name());
      row.addProperty("url", asset.url());
      row.addProperty("type", asset.type());
      row.addProperty("integrity", asset.integrity());
      row.add("codings", codings(asset));
      all.add(row);
    }
    String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all);
    StringBuilder ascii = new StringBuilder(json.length());
    json.chars()
        .forEach(c -> ascii.append(c < 127 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }

  private static JsonObject codings(Asset asset) {
    JsonObject codings = new JsonObject();
    for (Resource.Variant variant : asset.variants()) {
      JsonObject coding = new JsonObject();
      coding.addProperty("size", variant.bytes().get().length());
      coding.addProperty("etag", variant.tag().toString());
      codings.add(variant.coding().token(), coding);
    }
    return codings;
  }
}
