package vanity.arxiv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A licence that authors can choose at arXiv, or could (info.arxiv.org/help/license).
 *
 * @param url as it is written in the metadata, or as near to it as one can tell
 * @param name for readers
 * @param shortName for a line among others, such as {@code CC BY 4.0}
 * @param mayBeShown whether it lets others show the paper as a web page. That is an adaptation, so
 *     a licence against derivatives does not; and arXiv's own licence gives rights to arXiv alone.
 *     Licences against commercial use do, for a site that is not commercial.
 */
public record License(String url, String name, String shortName, boolean mayBeShown) {
  private static final List<License> OTHERS =
      List.of(
          new License(
              "http://creativecommons.org/publicdomain/zero/1.0/",
              "Creative Commons Zero 1.0 (public domain)",
              "CC0 1.0",
              true),
          new License(
              "http://creativecommons.org/licenses/publicdomain/",
              "Creative Commons Public Domain",
              "Public domain",
              true),
          new License(
              "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
              "arXiv.org perpetual, non-exclusive license 1.0",
              "arXiv license 1.0",
              false),
          new License(
              "http://arxiv.org/licenses/assumed-1991-2003/",
              "arXiv.org license assumed for papers of 1991 to 2003",
              "arXiv license (1991–2003)",
              false));

  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile("creativecommons\\.org/licenses/by((?:-nc)?(?:-nd|-sa)?)/([1-4]\\.[05])");

  private static final Pattern SCHEME = Pattern.compile("^https?://(?:www\\.)?");

  /** Creative Commons also links to these pages of a licence. */
  private static final Pattern ENDING =
      Pattern.compile("(?:/|/deed\\.?[a-z-]{0,9}|/legalcode|/license\\.html)*$");

  private static final Map<String, License> BY_PLAIN_URL =
      OTHERS.stream().collect(Collectors.toMap(license -> plain(license.url), license -> license));

  /** The licence of this URL; empty if there is none, or none that we know. */
  public static Optional<License> of(@Nullable String url) {
    if (url == null) {
      return Optional.empty();
    }
    String plain = plain(url);
    return Optional.ofNullable(BY_PLAIN_URL.get(plain)).or(() -> creativeCommons(url, plain));
  }

  /** Whether a paper under it may be shown; not if it is unknown. */
  public static boolean mayBeShown(@Nullable String url) {
    return of(url).map(License::mayBeShown).orElse(false);
  }

  private static Optional<License> creativeCommons(String url, String plain) {
    Matcher matcher = CREATIVE_COMMONS.matcher(plain);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String conditions = matcher.group(1);
    String version = matcher.group(2);
    String name =
        "Creative Commons Attribution"
            + (conditions.contains("-nc") ? "-NonCommercial" : "")
            + (conditions.contains("-nd") ? "-NoDerivatives" : "")
            + (conditions.contains("-sa") ? "-ShareAlike" : "");
    return Optional.of(
        new License(
            url.strip(),
            name + " " + version,
            "CC BY" + conditions.toUpperCase(Locale.ROOT) + " " + version,
            !conditions.contains("-nd")));
  }

  private static String plain(String url) {
    String plain = SCHEME.matcher(url.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return ENDING.matcher(plain).replaceFirst("");
  }
}
