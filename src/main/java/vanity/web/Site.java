package vanity.web;

import java.net.URI;
import vanity.assets.AssetManifest;

/**
 * What every page shares; the first parameter of the layout.
 *
 * @param name as readers see it
 * @param rootUrl the public address, without a trailing slash
 * @param assets where the static files are
 */
public record Site(String name, URI rootUrl, AssetManifest assets) {
  /** The URL of a static file by its name below {@code static/}. */
  public String asset(String file) {
    return assets.url(file);
  }

  /** What {@code integrity} says of it (Subresource Integrity). */
  public String integrity(String file) {
    return assets.integrity(file);
  }

  /** The absolute URL of a path of this site, from ROOT_URL and never from a request. */
  public String absolute(String path) {
    return rootUrl + path;
  }
}
