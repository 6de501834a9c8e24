package vanity.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The routes' patterns, compiled: from a path to its route and what was captured. */
final class Patterns {
  private static final Pattern CAPTURE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

  private final Map<String, Match> literal = new HashMap<>();
  private final List<Compiled> compiled;

  /**
   * @param captures the regular expression of each capture, by name
   */
  Patterns(List<Route> routes, Map<String, String> captures) {
    for (Route route : routes) {
      if (!CAPTURE.matcher(route.pattern()).find()
          && literal.put(route.pattern(), new Match(route, Map.of())) != null) {
        throw new IllegalArgumentException("two routes have the path " + route.pattern());
      }
    }
    this.compiled =
        routes.stream()
            .filter(route -> !literal.containsKey(route.pattern()))
            .map(route -> Compiled.of(route, captures))
            .toList();
  }

  record Match(Route route, Map<String, String> captures) {}

  /** The route of a decoded path, or null. */
  @Nullable Match match(String path) {
    Match exact = literal.get(path);
    if (exact != null) {
      return exact;
    }
    for (Compiled each : compiled) {
      // Cheaper than the pattern, and enough for most.
      if (path.startsWith(each.prefix)) {
        Matcher matcher = each.pattern.matcher(path);
        if (matcher.matches()) {
          return new Match(each.route, each.captured(matcher));
        }
      }
    }
    return null;
  }

  private record Compiled(Route route, String prefix, Pattern pattern, List<String> names) {
    static Compiled of(Route route, Map<String, String> captures) {
      String text = route.pattern();
      StringBuilder regex = new StringBuilder();
      Matcher matcher = CAPTURE.matcher(text);
      int end = 0;
      while (matcher.find()) {
        String expression = captures.get(matcher.group(1));
        if (expression == null) {
          throw new IllegalArgumentException(
              text + " captures {" + matcher.group(1) + "}, which has no regular expression");
        }
        regex.append(Pattern.quote(text.substring(end, matcher.start())));
        regex.append("(?<").append(matcher.group(1)).append('>').append(expression).append(')');
        end = matcher.end();
      }
      regex.append(Pattern.quote(text.substring(end)));
      List<String> names =
          CAPTURE.matcher(text).results().map(capture -> capture.group(1)).toList();
      return new Compiled(
          route, text.substring(0, text.indexOf('{')), Pattern.compile(regex.toString()), names);
    }

    Map<String, String> captured(Matcher matcher) {
      if (names.size() == 1) {
        // Nearly every route; a request for a page in memory does little else.
        return Map.of(names.getFirst(), matcher.group(names.getFirst()));
      }
      return names.stream().collect(Collectors.toUnmodifiableMap(name -> name, matcher::group));
    }
  }
}
