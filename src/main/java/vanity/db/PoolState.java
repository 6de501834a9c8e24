package vanity.db;

/**
 * The pool at this moment, for status and metrics.
 *
 * @param size connections that it may have
 * @param active in use
 * @param idle open and free
 * @param waiting threads that wait for one
 */
public record PoolState(int size, int active, int idle, int waiting) {
  /** For messages. */
  @Override
  public String toString() {
    return active + " of " + size + " in use, " + idle + " idle, " + waiting + " waiting";
  }
}
