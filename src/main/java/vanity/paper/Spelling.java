package vanity.paper;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vanity.db.Reads;

/**
 * What somebody probably meant some of whose words are in no paper: the nearest words that titles
 * and authors have. Needs PostgreSQL's pg_trgm, and corrects nothing where that is not installed.
 */
final class Spelling {
  /** Words, but no names of fields; short ones are near to too many. */
  private static final Pattern WORD = Pattern.compile("\\p{L}{4,40}+(?!:)");

  private static final Pattern CATEGORY = Pattern.compile("(?i)cat(egory)?:.*");

  /** More is no typing error. */
  private static final int DISTANCE = 2;

  private final Reads database;

  Spelling(Reads database) {
    this.database = database;
  }

  /** The query with its unknown words corrected; empty if nothing near is known. */
  Optional<String> corrected(String typed) {
    List<String> words =
        chunks(typed)
            .filter(chunk -> !CATEGORY.matcher(chunk).matches())
            .flatMap(chunk -> WORD.matcher(chunk).results().map(MatchResult::group))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    Map<String, String> instead = words.isEmpty() ? Map.of() : instead(words);
    String corrected = replaced(typed, instead);
    return corrected.equals(typed) ? Optional.empty() : Optional.of(corrected);
  }

  private static Stream<String> chunks(String typed) {
    return Pattern.compile("\\S+").matcher(typed).results().map(MatchResult::group);
  }

  private static String replaced(String typed, Map<String, String> instead) {
    return Pattern.compile("\\S+")
        .matcher(typed)
        .replaceAll(chunk ->
            Matcher.quoteReplacement(
                CATEGORY.matcher(chunk.group()).matches()
                    ? chunk.group()
                    : WORD.matcher(chunk.group())
                        .replaceAll(word ->
                            instead.getOrDefault(
                                word.group().toLowerCase(Locale.ROOT),
                                Matcher.quoteReplacement(word.group())))));
  }

  private record Near(String word, String known) {
    int distance() {
      return Spelling.distance(word, known);
    }
  }

  private Map<String, String> instead(List<String> words) {
    List<Near> near =
        database.inTransaction(sql -> {
          if (sql.query("select 1 from pg_extension where extname = 'pg_trgm'", row -> 1)
              .isEmpty()) {
            return List.of();
          }
          sql.update("set local statement_timeout = '1s'");
          sql.update("set local pg_trgm.similarity_threshold = 0.2");
          return sql.query(
              """
              select typed.word, near.word as known
              from unnest(?::text[]) with ordinality typed (word, place),
                lateral (
                  select word from search_words where word % typed.word
                  order by similarity(word, typed.word) desc, word limit 40
                ) near
              where not exists (
                select from papers where words @@ plainto_tsquery('english', typed.word))
              order by typed.place, similarity(near.word, typed.word) desc, near.word
              """,
              row -> new Near(row.getString("word"), row.getString("known")),
              (Object) words.toArray(String[]::new));
        });
    Map<String, String> instead = new LinkedHashMap<>();
    // The sort is stable: of words equally far the most similar one stays first.
    near.stream()
        .filter(each -> each.distance() <= DISTANCE)
        .sorted(Comparator.comparingInt(Near::distance))
        .forEach(each -> instead.putIfAbsent(each.word(), each.known()));
    return instead;
  }

  /** How many letters were typed wrongly, too many, too few, or in each other's place. */
  static int distance(String typed, String meant) {
    int[][] cost = new int[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int other = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(cost[i - 1][j - 1] + other, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && typed.charAt(i - 1) == meant.charAt(j - 2)
                && typed.charAt(i - 2) == meant.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[typed.length()][meant.length()];
  }
}
