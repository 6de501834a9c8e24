package vanity.render.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexGroupsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[labels={1,]}]{A}{**.*} text | 2 | [labels={1,]}]{A}{**.*}",
        "[parabolic=1] B{x*} of | 2 | [parabolic=1] B{x*}",
        "{H_2O} and | 1 | {H_2O}",
        "{a\\}b} | 1 | {a\\}b}",
      })
  void findsWhereTheArgumentsEnd(String text, int groups, String arguments) {
    assertEquals(arguments.trim(), text.substring(0, TexGroups.end(text, 0, groups)).trim());
  }

  @ParameterizedTest
  @CsvSource({"A, 2", "{A} +, 2", "{A}[x]{B}, 2", "{never, 1", "'', 1"})
  void saysWhereThereAreNone(String text, int groups) {
    assertEquals(-1, TexGroups.end(text, 0, groups));
  }
}
