package vanity.load;

/**
 * What came of a load.
 *
 * @param requests answered, whatever the status
 * @param bytes of the answers, headers too
 * @param errors of connections: refused, reset, broken
 * @param timeouts answers that took longer than wrk waits
 * @param refused answers other than 2xx and 3xx
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 */
record Load(
    long requests,
    double seconds,
    long bytes,
    long errors,
    long timeouts,
    long refused,
    double p50,
    double p99,
    double max) {

  /** Good answers a second. */
  double rate() {
    return (requests - refused) / seconds;
  }

  /** Nothing but good answers. */
  boolean clean() {
    return errors + timeouts + refused == 0;
  }

  /** Two that ran at the same time; of the percentiles the worse. */
  Load with(Load other) {
    return new Load(
        requests + other.requests,
        Math.max(seconds, other.seconds),
        bytes + other.bytes,
        errors + other.errors,
        timeouts + other.timeouts,
        refused + other.refused,
        Math.max(p50, other.p50),
        Math.max(p99, other.p99),
        Math.max(max, other.max));
  }
}
