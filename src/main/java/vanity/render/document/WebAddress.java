package vanity.render.document;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.arxiv.ArxivId;

/**
 * Where a link leads: another paper here, a DOI, or elsewhere on the web. Authors write addresses
 * with and without scheme, with spaces and stray percent signs; what comes out is a valid URL.
 *
 * @param kind which of the three
 * @param href the address to write
 */
record WebAddress(Kind kind, String href) {
  enum Kind {
    ARXIV,
    DOI,
    WEB
  }

  private static final Pattern HTTP =
      Pattern.compile("(https?)://([^/?#\\s\\\\@]+)([^\\s]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_HOST =
      Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}(?::\\d+)?(?:[/?#].*)?");
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?i)[^/]*\\.(?:pdf|png|jpe?g|gif|svg|e?ps|tex|bib|html?|txt|csv|dat|py|ipynb|zip|gz|mp4|avi|mov)");
  private static final Pattern ARXIV_PATH =
      Pattern.compile(
          "/(?:abs|pdf|html|format|e-print|src|ps|dvi)/(.+?)(?:\\.pdf|\\.ps)?/?(?:[?#].*)?");
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
  private static final String KEPT = "-._~:/?#@!$&'()*+,;=";

  /** Empty where an address leads nowhere a reader should go: another scheme, a file, nonsense. */
  static Optional<WebAddress> of(String written) {
    String address = written.replaceAll("[\\p{Cntrl}]", "").strip();
    if (BARE_HOST.matcher(address).matches() && !FILE_NAME.matcher(address).matches()) {
      address = "http://" + address;
    } else if (address.startsWith("//")) {
      address = "https:" + address;
    }
    Matcher http = HTTP.matcher(address.replace(" ", "%20"));
    if (!http.matches()) {
      return Optional.empty();
    }
    return host(http.group(2))
        .map(host -> of(http.group(1).toLowerCase(Locale.ROOT), host, http.group(3)));
  }

  private static WebAddress of(String scheme, String host, String rest) {
    if (host.matches("(?:[a-z]+\\.)?arxiv\\.org")) {
      Matcher path = ARXIV_PATH.matcher(rest);
      if (path.matches()) {
        Optional<ArxivId> id = ArxivId.parse(path.group(1));
        if (id.isPresent()) {
          return arxiv(id.get());
        }
      }
    }
    if (host.equals("doi.org") || host.equals("dx.doi.org")) {
      String doi = rest.replaceFirst("^/", "");
      if (DOI.matcher(doi).matches()) {
        return doi(doi);
      }
    }
    return new WebAddress(Kind.WEB, scheme + "://" + host + encoded(rest));
  }

  /** The paper's newest version here. */
  static WebAddress arxiv(ArxivId id) {
    return new WebAddress(Kind.ARXIV, "/papers/" + id.unversioned() + "/");
  }

  static WebAddress doi(String doi) {
    return new WebAddress(Kind.DOI, "https://doi.org/" + encoded(doi));
  }

  private static Optional<String> host(String host) {
    try {
      String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
      return ascii.matches("[a-z0-9.-]+(?::\\d{1,5})?|\\[[0-9a-f:.]+\\](?::\\d{1,5})?")
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  /** RFC 3986, 2.1: everything else percent-encoded; what is already encoded stays. */
  private static String encoded(String rest) {
    StringBuilder encoded = new StringBuilder();
    boolean fragment = false;
    for (int i = 0; i < rest.length(); i = rest.offsetByCodePoints(i, 1)) {
      int c = rest.codePointAt(i);
      boolean escape = c == '%' && rest.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
      boolean secondHash = c == '#' && fragment;
      fragment |= c == '#';
      if (escape
          || c < 128 && !secondHash && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
        encoded.appendCodePoint(c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append("%%%02X".formatted(b & 0xff));
        }
      }
    }
    return encoded.toString();
  }
}
