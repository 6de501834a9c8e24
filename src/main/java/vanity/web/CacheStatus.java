package vanity.web;

/** What the page cache did for an answer, as {@code Cache-Status} says it (RFC 9211). */
enum CacheStatus {
  HIT("Vanity; hit"),
  /** Made for this request. */
  MISS("Vanity; fwd=miss"),
  /** Another request was making it; this one got the same. */
  COLLAPSED("Vanity; fwd=miss; collapsed"),
  /** There was a copy, but its version no longer held. */
  RELOADED("Vanity; fwd=stale"),
  /** The last good copy, because no new one could be made. */
  STALE("Vanity; hit; detail=stale-origin-error");

  static final String HEADER = "Cache-Status";

  private final String value;

  CacheStatus(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }
}
