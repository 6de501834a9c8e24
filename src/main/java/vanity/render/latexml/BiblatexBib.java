package vanity.render.latexml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A .bib as biblatex reads it, in the words of BibTeX, which knows no date and no journaltitle. */
final class BiblatexBib {
  /** biblatex's manual, section 2.2.5, "Field Aliases", the other way round. */
  private static final Map<String, String> FIELDS =
      Map.of("journaltitle", "journal", "location", "address");

  /** Its section 2.1.2, "Type Aliases", and those that BibTeX has nothing like. */
  private static final Map<String, String> TYPES =
      Map.of(
          "online", "misc",
          "electronic", "misc",
          "software", "misc",
          "dataset", "misc",
          "report", "techreport",
          "thesis", "phdthesis",
          "collection", "book",
          "mvbook", "book");

  private static final Pattern TYPE = Pattern.compile("@(\\w+)(?=\\s*[{(])");
  private static final Pattern FIELD = Pattern.compile("(?m)(?<=[,{\\s])([a-z]+)(?=\\s*=)");

  /** 2019-05-02, 2019/2020 and the like: BibTeX's year. */
  private static final Pattern DATE =
      Pattern.compile("(?i)\\bdate\\s*=\\s*(?:[{\"]\\s*(\\d{4})[^}\"]*[}\"]|(\\d{4}))");

  private static final Pattern YEAR = Pattern.compile("(?i)\\byear\\s*=");

  private BiblatexBib() {}

  static String toBibtex(String bib) {
    String fields = FIELD.matcher(bib).replaceAll(match -> renamed(match.group(1), FIELDS));
    StringBuilder entries = new StringBuilder();
    for (String entry : fields.split("(?m)(?=^\\s*@)")) {
      Matcher date = DATE.matcher(entry);
      entries.append(YEAR.matcher(entry).find() ? entry : date.replaceAll("year = {$1$2}"));
    }
    return TYPE.matcher(entries).replaceAll(match -> "@" + renamed(match.group(1), TYPES));
  }

  private static String renamed(String name, Map<String, String> names) {
    return names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }
}
