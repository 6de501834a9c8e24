package vanity.assets;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vanity.http.EntityTag;

/** From an asset's logical name to where it is served: what templates ask. */
public final class AssetManifest {
  private final Supplier<Map<String, Asset>> assets;

  AssetManifest(Supplier<Map<String, Asset>> assets) {
    this.assets = assets;
  }

  /**
   * The URL of an asset, named by its content.
   *
   * @param name the path below {@code static/}, such as {@code css/site.css}
   * @throws IllegalArgumentException if there is no such asset; a test renders every template
   */
  public String url(String name) {
    return get(name).url();
  }

  /** The subresource-integrity value of an asset, such as {@code sha384-…}. */
  public String integrity(String name) {
    return get(name).integrity();
  }

  /** Another one if any asset is another one. */
  public String fingerprint() {
    String urls = all().stream().map(Asset::url).sorted().collect(Collectors.joining("\n"));
    return EntityTag.of(urls.getBytes(StandardCharsets.UTF_8)).opaque();
  }

  Collection<Asset> all() {
    return assets.get().values();
  }

  private Asset get(String name) {
    Asset asset = assets.get().get(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no static file " + name);
    }
    return asset;
  }
}
