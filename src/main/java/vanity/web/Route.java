package vanity.web;

/**
 * One row of the URL table: an anchored pattern and who answers it.
 *
 * <p>A pattern is literal text with captures in braces; each capture has a regular expression of
 * its own, given where the router is built ({@code /papers/{id}/}, with {@code id} -> {@code
 * \d{4}\.\d{4,5}|...}). GET and HEAD always; nothing else.
 *
 * @param pattern the whole path
 * @param handler who answers
 */
public record Route(String pattern, Handler handler) {
  public static Route get(String pattern, Handler handler) {
    return new Route(pattern, handler);
  }
}
