package vanity.db;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is: what DATABASE_URL and DATABASE_READ_URL say, in the form of Heroku and
 * libpq ({@code postgres://user:password@host:5432/name?sslmode=require}, percent-encoded) or of
 * JDBC.
 *
 * @param hosts one {@code host:port}, or several with commas: the first that answers is used
 * @param options the query, in the names of the JDBC driver
 */
public record DatabaseUrl(
    String hosts,
    String database,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> options) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:([^/?#@]*)@)?([^/?#@]*)/([^/?#]*)(?:\\?([^#]*))?");
  private static final Pattern HOSTS =
      Pattern.compile("HOST(,HOST)*".replace("HOST", "([\\w.-]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?"));

  /** What libpq calls otherwise. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout");

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none; the message holds no part of it, for it may
   *     hold a password
   */
  public static DatabaseUrl parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw wrong("it must look like postgres://user:password@host:5432/name");
    }
    String credentials = matcher.group(1) == null ? "" : matcher.group(1);
    String hosts = matcher.group(2);
    String database = decode("name of the database", matcher.group(3));
    if (!HOSTS.matcher(hosts).matches()) {
      throw wrong("between // (or @) and the next / must stand a host, or host:port");
    }
    if (database.isEmpty()) {
      throw wrong("the name of the database is missing after the host");
    }
    Map<String, String> options = options(matcher.group(4));
    int colon = credentials.indexOf(':');
    String user = colon < 0 ? credentials : credentials.substring(0, colon);
    String password = colon < 0 ? "" : credentials.substring(colon + 1);
    return new DatabaseUrl(
        hosts,
        database,
        given(decode("user", user), options.remove("user")),
        given(decode("password", password), options.remove("password")),
        Map.copyOf(options));
  }

  private static Map<String, String> options(@Nullable String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : query == null ? new String[0] : query.split("&")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        String name = decode("query", option.substring(0, equals));
        options.put(
            DRIVER_NAMES.getOrDefault(name, name), decode("query", option.substring(equals + 1)));
      }
    }
    return options;
  }

  private static @Nullable String given(String inAuthority, @Nullable String inQuery) {
    return inAuthority.isEmpty() ? inQuery : inAuthority;
  }

  /** Percent-decoding as in URIs: a plus is a plus. */
  private static String decode(String part, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("the " + part + " holds a % that starts no percent-encoding; write % as %25");
    }
  }

  private static IllegalArgumentException wrong(String how) {
    return new IllegalArgumentException("is not the address of a PostgreSQL: " + how);
  }

  /** Whether the query says that this is a pgbouncer; where it does not, it is found out. */
  boolean isPgbouncer() {
    return "true".equals(options.get("pgbouncer")) || "0".equals(options.get("prepareThreshold"));
  }

  /** The address for the JDBC driver, without credentials. */
  String jdbc() {
    return "jdbc:postgresql://" + hosts + "/" + encode(database);
  }

  /** What goes with it: the credentials and the query, over these defaults. */
  Properties properties(Map<String, String> defaults) {
    Properties properties = new Properties();
    properties.putAll(defaults);
    properties.putAll(options);
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For messages: no user, no password, no query. */
  @Override
  public String toString() {
    return hosts + "/" + database;
  }
}
