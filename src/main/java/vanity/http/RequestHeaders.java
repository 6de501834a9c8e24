package vanity.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header lines of a request, whatever server they came through. */
@FunctionalInterface
public interface RequestHeaders {
  /** The values of all lines of this name, in order; empty if there is none. */
  List<String> lines(String name);

  /** The value where there is exactly one line of this name; null otherwise. */
  default @Nullable String single(String name) {
    List<String> lines = lines(name);
    return lines.size() == 1 ? lines.get(0) : null;
  }
}
