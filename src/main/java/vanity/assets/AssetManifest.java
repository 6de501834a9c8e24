package vanity.assets;

/** From an asset's logical name to where it is served: what templates ask. */
public final class AssetManifest {
  /**
   * The URL of an asset, named by its content.
   *
   * @param name the path below {@code static/}, such as {@code css/site.css}
   * @throws IllegalArgumentException if there is no such asset: the build fails before a request
   *     can
   */
  public String url(String name) {
    return "/static/" + name;
  }

  /** The subresource-integrity value of an asset, such as {@code sha384-…}. */
  public String integrity(String name) {
    throw new UnsupportedOperationException();
  }
}
