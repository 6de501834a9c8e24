package vanity.web;

/**
 * Answers a request. What it throws becomes a 500 page with the request's id, or a 503 where the
 * database was busy.
 */
@FunctionalInterface
public interface Handler {
  Response handle(Request request) throws Exception;
}
