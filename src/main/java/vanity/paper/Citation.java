package vanity.paper;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vanity.arxiv.ArxivPaper;

/**
 * A paper as a BibTeX entry, in the form that arXiv itself gives: {@code @misc} with {@code eprint}
 * and {@code archivePrefix}.
 *
 * @param sample whether it is one of this site's own, so that there is no eprint to cite
 */
public record Citation(ArxivPaper paper, boolean sample) {
  /** Words that make poor keys. */
  private static final Set<String> SMALL =
      Set.of("a", "an", "the", "on", "of", "in", "to", "for", "and", "with", "is", "are", "at");

  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SPECIAL = Pattern.compile("(?<!\\\\)([&%#])");
  private static final Pattern BRACE = Pattern.compile("[{}]");
  private static final Pattern GROUP = Pattern.compile("(?i)\\b(collaboration|consortium|team)\\b");

  /** Of a paper at arXiv. */
  public Citation(ArxivPaper paper) {
    this(paper, false);
  }

  public String bibtex() {
    StringBuilder entry = new StringBuilder("@misc{").append(key());
    field(entry, "title", "{" + escaped(paper.title()) + "}");
    field(entry, "author", authors());
    field(entry, "year", Integer.toString(year()));
    if (sample) {
      field(entry, "howpublished", "A sample paper of Vanity, not at arXiv");
      return entry.append("\n}\n").toString();
    }
    field(entry, "eprint", paper.id().paper());
    field(entry, "archivePrefix", "arXiv");
    if (!paper.primaryCategory().isEmpty()) {
      field(entry, "primaryClass", paper.primaryCategory());
    }
    if (paper.doi() != null) {
      field(entry, "doi", paper.doi());
    }
    if (paper.journalReference() != null) {
      field(entry, "note", escaped(paper.journalReference()));
    }
    field(entry, "url", PaperFacts.abstractUrl(paper.id().paper()));
    return entry.append("\n}\n").toString();
  }

  private static void field(StringBuilder entry, String name, String value) {
    entry.append(",\n  ").append(name).append(" = {").append(value).append('}');
  }

  /**
   * Family name, year, first word of the title that says something: {@code vaswani2017attention}.
   */
  String key() {
    String family =
        paper.authors().isEmpty() ? "" : lastWord(letters(paper.authors().get(0).name()));
    String word =
        List.of(letters(PlainTex.of(paper.title())).split(" ")).stream()
            .filter(each -> !each.isEmpty() && !SMALL.contains(each))
            .findFirst()
            .orElse("");
    return family + year() + word;
  }

  private static String lastWord(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** Lower-case ASCII words. */
  private static String letters(String text) {
    String plain = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NO_LETTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").trim();
  }

  private int year() {
    return PaperFacts.day(paper.published()).getYear();
  }

  private String authors() {
    return paper.authors().stream()
        .map(author -> escaped(author.name()))
        // Braces keep BibTeX from taking the last word of a group's name for a family name.
        .map(name -> GROUP.matcher(name).find() ? "{" + name + "}" : name)
        .collect(Collectors.joining(" and "));
  }

  /** Text that may hold TeX already: only what would break the entry is changed. */
  private static String escaped(String text) {
    String flat = SPACE.matcher(text).replaceAll(" ").trim();
    String safe = SPECIAL.matcher(flat).replaceAll("\\\\$1");
    return balanced(safe) ? safe : BRACE.matcher(safe).replaceAll("");
  }

  private static boolean balanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }
}
