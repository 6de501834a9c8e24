package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An author as far as the author block tells: filled while it is read. */
final class Person {
  /** Words that no name has. */
  private static final Pattern PLACE =
      Pattern.compile(
          "\\b(?:univ|institut|depart|dept|school|college|laborator|lab\\b|labs\\b|cent(?:er|re)\\b|facult|"
              + "academ|research|hospital|observator|inc\\b|corp\\b|ltd\\b|gmbh|google|microsoft|facebook|"
              + "deepmind|openai|ibm\\b|cnrs|nasa\\b|inria|ecole|école|polytech|hochschule|max.planck|"
              + "national|division|group\\b|technolog|sciences?\\b|f[ií]sica|physics|mathematics|street|"
              + "avenue|road\\b|usa\\b|germany|france|china|japan|italy|spain|canada|brain\\b|e-?mail)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What follows a name after a comma and is none. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)(?:ph\\.?\\s?d\\.?|m\\.?d\\.?|jr\\.?|sr\\.?|i{2,3}|iv|(?:senior |student |life )?(?:member|fellow)|ieee)");

  String name = "";
  String orcid = "";
  String homepage = "";

  /** Whether the places are those of authors before, too, who have none. */
  boolean speaksForThoseBefore;

  final List<String> labels = new ArrayList<>();
  final List<String> affiliations = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  static boolean isPlace(String text) {
    return PLACE.matcher(text).find();
  }

  static boolean isTitle(String text) {
    return TITLE.matcher(text).matches();
  }

  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= 60
        && text.split(" ").length <= 6
        && text.chars().noneMatch(Character::isDigit)
        && text.chars().noneMatch(c -> "@:/=<>{}[]".indexOf(c) >= 0)
        && !Character.isLowerCase(
            text.replaceFirst("^(?:d|l|al|el|de|di|da|van|von|ter|ten)[ '’-]", "").codePointAt(0))
        && text.chars().anyMatch(Character::isLetter)
        && !isPlace(text);
  }

  /** What a text attached to an author is: where he works, or a remark about him. */
  static boolean isRemark(String text) {
    return text.toLowerCase(Locale.ROOT)
        .matches(
            "(?s).*\\b(?:correspond|equal|contribut|supported|funded|grants?\\b|deceased|present address|"
                + "work (?:was )?(?:done|performed)|on leave|thanks?\\b|acknowledg|authors? are listed|alphabetical).*");
  }
}
