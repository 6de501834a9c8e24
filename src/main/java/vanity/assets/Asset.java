package vanity.assets;

import java.util.Map;
import vanity.http.Bytes;
import vanity.http.ContentCoding;

/**
 * A static file as it is served.
 *
 * @param name below {@code static/}, with slashes: {@code css/site.css}
 * @param url where it is, percent-encoded: {@code /static/css/site.<hash>.css}, or {@code
 *     /favicon.ico} for a root file
 * @param path the same, decoded: what a request is looked up by
 * @param type its media type
 * @param hash SHA-256 of the served bytes, in hex
 * @param integrity for the integrity attribute of scripts and styles: {@code sha384-…}
 * @param bodies in every coding that is worth it, identity among them
 */
record Asset(
    String name,
    String url,
    String path,
    String type,
    String hash,
    String integrity,
    Map<ContentCoding, Bytes> bodies) {
  /** Whether it is served under a name that never changes. */
  boolean atRoot() {
    return !path.startsWith(StaticFiles.PREFIX);
  }
}
