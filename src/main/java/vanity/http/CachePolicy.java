package vanity.http;

import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be kept, and by whom. Every Cache-Control and CDN-Cache-Control in the
 * product is written here.
 *
 * <p>The edge (a CDN that reads RFC 9213) and the browser have lives of their own, so that one
 * purge at the edge updates every reader within minutes. Where there is a value for the edge it
 * reads nothing else, so what may be served stale stands there too. Never {@code s-maxage}: at
 * Cloudflare it implies proxy-revalidate and switches stale-while-revalidate off.
 */
public enum CachePolicy {
  /** A content-addressed file: never changes. */
  IMMUTABLE("max-age=31536000, immutable", null),
  /** A file at a fixed name in the root: robots.txt, favicon.ico. */
  ROOT_FILE("max-age=3600", null),
  /** A readable paper: a week at the edge, minutes in the browser. */
  PAPER(
      "max-age=300, stale-while-revalidate=600, stale-if-error=86400",
      "max-age=604800, stale-while-revalidate=86400, stale-if-error=604800"),
  /**
   * A paper of which only a part could be converted, or none: the edge asks again after an hour.
   */
  PAPER_HOUR("max-age=60", "max-age=3600, stale-while-revalidate=3600, stale-if-error=86400"),
  /** An answer about a paper that will hardly change: no TeX source, taken down. */
  PAPER_DAY("max-age=300", "max-age=86400, stale-while-revalidate=86400, stale-if-error=604800"),
  /**
   * A page that follows the newest papers: home, lists, search, feeds. arXiv announces once a day,
   * so that ten minutes at the edge are soon enough; a paper that goes purges it.
   */
  LISTING(
      "max-age=60, stale-while-revalidate=300, stale-if-error=86400",
      "max-age=600, stale-while-revalidate=600, stale-if-error=86400"),
  /** A page that changes with a deployment only: about, opensearch, manifest. */
  DOCUMENT(
      "max-age=300, stale-while-revalidate=3600, stale-if-error=86400",
      "max-age=3600, stale-while-revalidate=86400, stale-if-error=86400"),
  /** Counts that move: /stats/. */
  STATISTICS("max-age=30", null),
  /** A redirect that will stay. */
  REDIRECT("max-age=3600", null),
  /** An error of the request: kept a moment, so that a flood of one bad URL stays at the edge. */
  ERROR("max-age=30", null),
  /** Never kept: progress, overload, health, what a visitor typed. */
  NO_STORE("no-store", null);

  private final String cacheControl;
  private final @Nullable String cdnCacheControl;

  CachePolicy(String cacheControl, @Nullable String cdnCacheControl) {
    this.cacheControl = cacheControl;
    this.cdnCacheControl = cdnCacheControl;
  }

  /** The value of Cache-Control: what browsers do, and the edge where nothing else is said. */
  public String cacheControl() {
    return cacheControl;
  }

  /** The value of CDN-Cache-Control (RFC 9213), or null where the edge follows Cache-Control. */
  public @Nullable String cdnCacheControl() {
    return cdnCacheControl;
  }
}
