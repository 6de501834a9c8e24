package vanity.site;

import java.util.List;

/** Text cut to fit a row. */
public final class Excerpts {
  private static final int AUTHORS = 6;

  private Excerpts() {}

  /** The beginning, cut at a word. */
  public static String of(String text, int length) {
    String flat = text.replaceAll("\\s+", " ").trim();
    if (flat.length() <= length) {
      return flat;
    }
    int cut = flat.lastIndexOf(' ', length);
    return flat.substring(0, cut > length / 2 ? cut : length) + " …";
  }

  /** The first authors; of a long list, how many more. */
  public static String authors(List<String> authors) {
    if (authors.size() <= AUTHORS + 1) {
      return String.join(", ", authors);
    }
    return String.join(", ", authors.subList(0, AUTHORS))
        + " and "
        + (authors.size() - AUTHORS)
        + " others";
  }
}
