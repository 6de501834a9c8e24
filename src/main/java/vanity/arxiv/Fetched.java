package vanity.arxiv;

import java.net.http.HttpHeaders;

/** What came of one request. */
sealed interface Fetched permits Fetched.Whole, Fetched.TooLarge, Unavailable {
  /**
   * An answer, to its last byte.
   *
   * @param length bytes of the body; 0 if that was not read
   */
  record Whole(int status, HttpHeaders headers, long length) implements Fetched {
    /** Whether the body is where it was wanted. */
    boolean hasBody() {
      return status == 200 || status == 400;
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** The body is larger than wanted; a part of it may have been written. */
  record TooLarge() implements Fetched {}
}
