package vanity.assets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vanity.http.Bytes;
import vanity.http.Compression.Effort;
import vanity.http.ContentCoding;
import vanity.http.MediaTypes;
import vanity.http.PercentCoding;
import vanity.http.Resource;

/**
 * A static file as it is served.
 *
 * @param name below {@code static/}, with slashes: {@code css/site.css}
 * @param path where it is: {@code /static/css/site.<hash>.css}, or {@code /favicon.ico} for a root
 *     file; what the decoded path of a request is looked up by
 * @param type its media type
 * @param integrity for the integrity attribute of scripts and styles: {@code sha384-…}
 * @param variants in every coding there is of it, the smallest first
 */
record Asset(
    String name, String path, String type, String integrity, List<Resource.Variant> variants) {
  /** A file below this folder is served at the site's root, under a name that never changes. */
  static final String ROOT = "root/";

  boolean isAtRoot() {
    return name.startsWith(ROOT);
  }

  /** The file itself, uncoded. */
  Bytes plain() {
    return variants.stream()
        .filter(variant -> variant.coding() == ContentCoding.IDENTITY)
        .findFirst()
        .orElseThrow()
        .bytes()
        .get();
  }

  /** The path, percent-encoded. */
  String url() {
    return PercentCoding.encodedPath(path);
  }

  /** The same files with every variant that is worth it: each by itself, on all processors. */
  static SortedMap<String, Asset> compressed(SortedMap<String, Asset> assets, Effort effort) {
    SortedMap<String, Asset> compressed = new TreeMap<>();
    assets.values().parallelStream()
        .map(asset -> asset.compressed(effort))
        .toList()
        .forEach(asset -> compressed.put(asset.name, asset));
    return compressed;
  }

  Asset compressed(Effort effort) {
    Bytes plain = variants.getFirst().bytes().get();
    byte[] bytes = plain.inMemory();
    if (bytes == null || !MediaTypes.compressible(type)) {
      return this;
    }
    List<Resource.Variant> all = new ArrayList<>(variants);
    for (ContentCoding coding : ContentCoding.values()) {
      Content.encoded(bytes, coding, effort).ifPresent(all::add);
    }
    all.sort(Comparator.comparingLong(variant -> variant.bytes().get().length()));
    return new Asset(name, path, type, integrity, List.copyOf(all));
  }
}
