package vanity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vanity.db.DatabaseUrl;
import vanity.s3.S3Address;

/**
 * Reads typed values from the environment and remembers every one that is wrong, so that all are
 * reported at once. An empty value counts as not set, as `VAR= command` in a shell means it.
 */
final class Settings {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12})([kmg]?)b?", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  @Nullable String text(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.trim();
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  int number(String name, int otherwise, int least, int most) {
    return read(
        name,
        otherwise,
        "a whole number from " + least + " to " + most,
        value -> {
          int number = Integer.parseInt(value);
          return number >= least && number <= most ? number : null;
        });
  }

  /** On for 1 or true, off for 0 or false. */
  boolean flag(String name) {
    return read(
        name,
        false,
        "1 or 0",
        value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "1", "true" -> true;
              case "0", "false" -> false;
              default -> null;
            });
  }

  /** A time such as 500ms, 30s, 10m, 12h, 7d; longer than none. */
  Duration duration(String name, Duration otherwise) {
    return read(
        name, otherwise, "a time such as 500ms, 30s, 10m, 12h or 7d", Settings::parseDuration);
  }

  @Nullable Duration duration(String name) {
    return text(name) == null ? null : duration(name, Duration.ofDays(1));
  }

  static @Nullable Duration parseDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      return null;
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return duration.isZero() ? null : duration;
  }

  /** Bytes such as 300000, 64k, 512m, 1g (powers of 1024). */
  long size(String name, long otherwise, long least) {
    return read(
        name,
        otherwise,
        "a size such as 64m or 1g, at least " + least + " bytes",
        value -> {
          Matcher matcher = SIZE.matcher(value);
          if (!matcher.matches()) {
            return null;
          }
          int shift =
              switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
              };
          long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
          return bytes >= least ? bytes : null;
        });
  }

  /** An http or https address, kept without a trailing slash. */
  URI address(String name, String otherwise) {
    return read(
        name,
        URI.create(otherwise),
        "an http or https address such as " + otherwise,
        value -> {
          URI uri = URI.create(value.replaceAll("/+$", ""));
          boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
          return web && uri.getHost() != null && uri.getQuery() == null ? uri : null;
        });
  }

  @Nullable Path path(String name) {
    return text(name) == null ? null : path(name, "");
  }

  Path path(String name, String otherwise) {
    return read(name, Path.of(otherwise), "a path", Path::of);
  }

  <E extends Enum<E>> E choice(String name, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    List<String> words = new ArrayList<>();
    for (E each : all) {
      words.add(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return read(
        name,
        otherwise,
        "one of " + String.join(", ", words),
        value -> {
          int index = words.indexOf(value.toLowerCase(Locale.ROOT));
          return index < 0 ? null : all[index];
        });
  }

  List<String> list(String name, String otherwise, Pattern each) {
    return read(
        name,
        List.of(otherwise.split(",")),
        "a comma-separated list such as " + otherwise,
        value -> {
          List<String> words = List.of(value.split("\\s*,\\s*"));
          return words.stream().allMatch(word -> each.matcher(word).matches()) ? words : null;
        });
  }

  /** A value that must never be logged: its text is not in any message. */
  Config.@Nullable Secret secret(String name) {
    String value = text(name);
    return value == null ? null : new Config.Secret(value);
  }

  /**
   * Never prints the value, which may hold a password: the parser's own message says what is wrong.
   */
  @Nullable DatabaseUrl databaseUrl(String name) {
    String value = text(name);
    try {
      return value == null ? null : DatabaseUrl.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(name + " " + e.getMessage());
      return null;
    }
  }

  /**
   * An object store; null for PostgreSQL. The value may hold a key by mistake: it is not printed.
   */
  @Nullable S3Address fileStore(String name) {
    String value = text(name);
    try {
      return value == null || value.equals("postgres") ? null : S3Address.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(name + " " + e.getMessage() + "; or postgres");
      return null;
    }
  }

  void problem(String problem) {
    problems.add(problem);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private <T> T read(String name, T otherwise, String wanted, Function<String, @Nullable T> parse) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    T parsed;
    try {
      parsed = parse.apply(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // NumberFormatException and URI and path syntax are all IllegalArgumentExceptions: the
      // message below says it better.
      parsed = null;
    }
    if (parsed == null) {
      problems.add(name + "=" + value + " is not " + wanted);
      return otherwise;
    }
    return parsed;
  }
}
