package vanity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the URL table: an anchored pattern and who answers it.
 *
 * <p>A pattern is literal text with captures in braces; each capture has a regular expression of
 * its own, given where the router is built ({@code /papers/{id}/}, with {@code id} -> {@code
 * \d{4}\.\d{4,5}|...}). GET and HEAD always; nothing else.
 *
 * @param pattern the whole path
 * @param handler who answers
 * @param caching how its answers are kept in memory; null if they are not
 * @param quiet whether it is asked by machines: admitted under overload, and not logged
 * @param token without which nobody is let in; null if it is for all
 */
public record Route(
    String pattern,
    Handler handler,
    @Nullable Caching caching,
    boolean quiet,
    @Nullable SharedSecret token) {

  /**
   * How answers are kept in the {@link PageCache}.
   *
   * @param version tells cheaply whether a kept answer still holds; null if that takes a new one
   * @param parameters of the query that make another answer; the handler sees no others
   */
  public record Caching(@Nullable Version version, List<String> parameters) {}

  /**
   * The version of the data that an answer would be made from now, found without making it: a
   * primary-key look-up. Compared with {@link Response#version()}.
   */
  @FunctionalInterface
  public interface Version {
    String of(Request request) throws Exception;
  }

  public static Route get(String pattern, Handler handler) {
    return new Route(pattern, handler, null, false, null);
  }

  /** Keeps answers for some seconds, and then makes them anew. */
  public Route cached(String... parameters) {
    return new Route(pattern, handler, new Caching(null, List.of(parameters)), quiet, token);
  }

  /** Keeps answers as long as their version is this one; asks for it every few seconds. */
  public Route cached(Version version, String... parameters) {
    return new Route(pattern, handler, new Caching(version, List.of(parameters)), quiet, token);
  }

  /** For health checks and metrics. */
  public Route forMachines() {
    return new Route(pattern, handler, caching, true, token);
  }

  /** Only for who brings this token; not for what is cached. */
  public Route locked(SharedSecret token) {
    return new Route(pattern, handler, caching, quiet, token);
  }
}
