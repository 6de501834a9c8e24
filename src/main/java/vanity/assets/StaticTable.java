package vanity.assets;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vanity.http.CachePolicy;
import vanity.http.Resource;

/**
 * All static files, ready to be served.
 *
 * @param own the files themselves, by their names in the folder
 * @param byName those and the ones that stand in for what is not among them: what templates ask for
 * @param byPath by the decoded paths of their URLs: what requests ask for
 */
record StaticTable(
    SortedMap<String, Asset> own, Map<String, Asset> byName, Map<String, Resource> byPath) {
  /**
   * When a file that is named by its content was last modified: never, so that any date of the past
   * is true, and one for all is the same on every machine.
   */
  private static final Instant NEVER_MODIFIED = Instant.parse("2026-01-01T00:00:00Z");

  static StaticTable of(SortedMap<String, Asset> own) {
    return of(own, Map.of());
  }

  /**
   * @param standIns served as well, and given to templates for names that are not among the own
   */
  static StaticTable of(SortedMap<String, Asset> own, Map<String, Asset> standIns) {
    Map<String, Asset> byName = new HashMap<>(standIns);
    byName.putAll(own);
    Map<String, Resource> byPath = HashMap.newHashMap(own.size() + standIns.size());
    standIns.values().forEach(asset -> byPath.put(asset.path(), resource(asset)));
    own.values().forEach(asset -> byPath.put(asset.path(), resource(asset)));
    return new StaticTable(own, byName, byPath);
  }

  private static Resource resource(Asset asset) {
    CachePolicy policy = asset.isAtRoot() ? CachePolicy.ROOT_FILE : CachePolicy.IMMUTABLE;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", policy.cacheControl());
    // Nothing here is anyone's own: other sites may use it.
    headers.put("Access-Control-Allow-Origin", "*");
    // Opened by itself a file loads and runs nothing; and a page's own policy, which names what
    // pages do, would be 3 kB in the answers of a first visit.
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    return new Resource(
        new Resource.Shared(
            200, asset.type(), Collections.unmodifiableMap(headers), true, lastModified(asset)),
        asset.variants());
  }

  /** None for a file at the root: its content changes and its name does not. */
  private static @Nullable Instant lastModified(Asset asset) {
    return asset.isAtRoot() ? null : NEVER_MODIFIED;
  }
}
