package vanity.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed into the search, taken apart.
 *
 * @param words in the language of PostgreSQL's {@code websearch_to_tsquery}: words, "phrases",
 *     {@code or}, {@code -not}
 * @param authors of {@code author:name} and {@code author:"two names"}; all must be there
 * @param categories of {@code cat:cs.LG}, or {@code cat:math} for all of an archive; all must be
 *     there
 */
record SearchQuery(String words, List<String> authors, List<String> categories) {
  /** Longer ones are cut: no title has as much. */
  private static final int LONGEST = 500;

  private static final Pattern FIELD =
      Pattern.compile("(?i)(?<!\\S)(author|au|category|cat):(?:\"([^\"]*)\"?|(\\S*))");

  static SearchQuery parse(String typed) {
    String text = typed.substring(0, Math.min(LONGEST, typed.length())).replace('\0', ' ');
    List<String> authors = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    StringBuilder words = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(words, " ");
      String value = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).strip();
      boolean author = matcher.group(1).toLowerCase(Locale.ROOT).startsWith("a");
      if (!value.isEmpty()) {
        (author ? authors : categories).add(value.toLowerCase(Locale.ROOT));
      }
    }
    matcher.appendTail(words);
    return new SearchQuery(words.toString().strip(), List.copyOf(authors), List.copyOf(categories));
  }

  boolean isEmpty() {
    return words.isEmpty() && authors.isEmpty() && categories.isEmpty();
  }

  boolean hasOnlyCategories() {
    return words.isEmpty() && authors.isEmpty();
  }

  /** The authors as a tsquery over the weight that unstemmed names have. */
  String authorsQuery() {
    return authors.stream()
        .flatMap(name -> Stream.of(name.split("[^\\p{L}\\p{N}]+", -1)))
        .filter(part -> !part.isEmpty())
        .map(part -> part + ":B")
        .collect(Collectors.joining(" & "));
  }
}
