package vanity.assets;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vanity.http.Bytes;
import vanity.http.CachePolicy;
import vanity.http.ContentCoding;
import vanity.http.Delivery;
import vanity.http.EntityTag;
import vanity.http.RequestHeaders;
import vanity.http.Resource;

/**
 * Serves static files ahead of everything else, after WhiteNoise: they are found once, and a
 * request is a look-up of its decoded path. No path is normalised, so no file has a second URL.
 * What is not here goes on to the next handler, but for the rest of {@code /static/}, which is a
 * short-lived 404: during a deployment another dyno may have it.
 */
public final class StaticFiles extends Handler.Wrapper {
  /** What every hashed URL begins with. */
  static final String PREFIX = "/static/";

  private final Supplier<Table> table;

  private record Table(Map<String, Asset> byName, Map<String, Resource> byPath) {
    static Table of(Map<String, Asset> assets) {
      Map<String, Resource> byPath = new HashMap<>();
      for (Asset asset : assets.values()) {
        byPath.put(asset.path(), resource(asset));
      }
      return new Table(assets, Map.copyOf(byPath));
    }
  }

  private StaticFiles(Supplier<Table> table) {
    this.table = table;
  }

  /** The files that were compiled into the program. */
  public static StaticFiles bundled() {
    return fixed(AssetBundle.read());
  }

  /** A folder's files, hashed and compressed now. */
  public static StaticFiles fromFolder(Path folder) {
    return fixed(AssetCompiler.compile(folder));
  }

  /** A folder's files, read anew for every request that asks for one: for development. */
  public static StaticFiles reloading(Path folder) {
    return new StaticFiles(() -> Table.of(AssetCompiler.compile(folder)));
  }

  private static StaticFiles fixed(Map<String, Asset> assets) {
    Table table = Table.of(assets);
    return new StaticFiles(() -> table);
  }

  /** Where each file is, for templates. */
  public AssetManifest manifest() {
    return new AssetManifest(() -> table.get().byName());
  }

  private static Resource resource(Asset asset) {
    CachePolicy policy = asset.atRoot() ? CachePolicy.ROOT_FILE : CachePolicy.IMMUTABLE;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", policy.cacheControl());
    headers.put("Access-Control-Allow-Origin", "*");
    // Fonts and images may be used by other sites; nothing here is anyone's own.
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    return new Resource(
        new Resource.Shared(200, asset.type(), headers, true, null), variants(asset));
  }

  private static List<Resource.Variant> variants(Asset asset) {
    return asset.bodies().entrySet().stream()
        .sorted(Comparator.comparingLong(body -> body.getValue().length()))
        .map(body ->
            Resource.Variant.of(body.getKey(), tag(asset).in(body.getKey()), body.getValue()))
        .toList();
  }

  private static EntityTag tag(Asset asset) {
    return EntityTag.strong(asset.hash().substring(0, 16));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String raw = request.getHttpURI().getPath();
    String path = raw == null ? null : decoded(raw);
    Resource resource = path == null ? null : table.get().byPath().get(path);
    if (resource == null) {
      if (path == null || !path.startsWith(PREFIX)) {
        return super.handle(request, response, callback);
      }
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, CachePolicy.ERROR.cacheControl());
      Response.writeError(request, response, callback, 404);
      return true;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> deliver(resource, request, response, callback);
      case "OPTIONS" -> {
        allow(response);
        response.setStatus(204);
        callback.succeeded();
      }
      default -> {
        allow(response);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, CachePolicy.ERROR.cacheControl());
        Response.writeError(request, response, callback, 405);
      }
    }
    return true;
  }

  private static void allow(Response response) {
    response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
  }

  private static void deliver(
      Resource resource, Request request, Response response, Callback callback) {
    HttpFields fields = request.getHeaders();
    RequestHeaders headers = name -> fields.contains(name) ? fields.getValuesList(name) : List.of();
    Delivery delivery = resource.answer(request.getMethod(), headers);
    response.setStatus(delivery.status());
    delivery.headers().forEach(response.getHeaders()::put);
    byte[] ready = delivery.ready();
    if (request.getMethod().equals("HEAD") || delivery.status() == 304) {
      callback.succeeded();
    } else if (ready != null) {
      response.write(true, ByteBuffer.wrap(ready), callback);
    } else {
      stream(delivery, response, callback);
    }
  }

  private static void stream(Delivery delivery, Response response, Callback callback) {
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      delivery.writeTo(out);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  /** The path with its percent escapes undone once; null if they are malformed or no UTF-8. */
  private static @Nullable String decoded(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c > 127) {
        return null;
      }
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
      int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * The table as JSON, for the {@code assets} command: name, URL, type, and size and ETag per
   * coding.
   */
  public String json() {
    JsonArray all = new JsonArray();
    for (Asset asset : table.get().byName().values()) {
      JsonObject row = new JsonObject();
      row.addProperty("name", asset.name());
      row.addProperty("url", asset.url());
      row.addProperty("type", asset.type());
      row.addProperty("integrity", asset.integrity());
      JsonObject codings = new JsonObject();
      for (Map.Entry<ContentCoding, Bytes> body : asset.bodies().entrySet()) {
        JsonObject coding = new JsonObject();
        coding.addProperty("size", body.getValue().length());
        coding.addProperty("etag", tag(asset).in(body.getKey()).toString());
        codings.add(body.getKey().token(), coding);
      }
      row.add("codings", codings);
      all.add(row);
    }
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all);
  }
}
