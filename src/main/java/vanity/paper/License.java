package vanity.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms under which a version of a paper was given to arXiv.
 *
 * @param url as arXiv names it
 * @param name for readers
 */
public record License(String url, String name) {
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile("https?://creativecommons\\.org/licenses/([a-z-]+)/(\\d\\.\\d)/?");

  /** Names the licences that arXiv has offered (info.arxiv.org/help/license). */
  static License of(String url) {
    Matcher commons = CREATIVE_COMMONS.matcher(url);
    if (commons.matches()) {
      return new License(
          url, "CC " + commons.group(1).toUpperCase(Locale.ROOT) + " " + commons.group(2));
    }
    if (url.contains("creativecommons.org/publicdomain/zero/")) {
      return new License(url, "CC0, public domain");
    }
    if (url.contains("creativecommons.org/licenses/publicdomain")) {
      return new License(url, "public domain");
    }
    if (url.contains("arxiv.org/licenses/nonexclusive-distrib")) {
      return new License(url, "arXiv’s non-exclusive licence");
    }
    if (url.contains("arxiv.org/licenses/assumed-1991-2003")) {
      return new License(url, "assumed licence of 1991–2003");
    }
    return new License(url, url.replaceFirst("^https?://", ""));
  }
}
