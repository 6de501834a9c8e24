package vanity.render.latexml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The references as biber writes them for biblatex, made ordinary LaTeX: a list of fields per
 * entry, which only biblatex itself can print, becomes {@code thebibliography}.
 */
public final class BiblatexBbl {
  private static final Pattern ENTRY =
      Pattern.compile("\\\\entry\\{([^{}]+)\\}\\{([^{}]*)\\}(.*?)\\\\endentry", Pattern.DOTALL);
  private static final Pattern PERSON = Pattern.compile("\\b(family|given|prefix|suffix)=");

  private BiblatexBbl() {}

  static boolean isOne(String text) {
    return text.contains("\\entry{") && text.contains("\\endentry");
  }

  public static String toLatex(String text) {
    StringBuilder latex = new StringBuilder("\\begin{thebibliography}{99}\n");
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      latex.append(item(entry.group(1), entry.group(3)));
    }
    return latex.append("\\end{thebibliography}\n").toString();
  }

  private static String item(String key, String body) {
    List<String> authors = names(body, "author");
    if (authors.isEmpty()) {
      authors = names(body, "editor");
    }
    String year = field(body, "year").isEmpty() ? field(body, "date") : field(body, "year");
    String where =
        Stream.of("journaltitle", "booktitle", "series", "eventtitle")
            .map(name -> field(body, name))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .map(value -> "\\emph{" + value + "}")
            .orElse("");
    String volume = field(body, "volume");
    String number = field(body, "number");
    String issue = volume + (number.isEmpty() ? "" : "(" + number + ")");
    String doi = verb(body, "doi");
    String eprint = verb(body, "eprint");
    String url = verb(body, "url");
    String text =
        Stream.of(
                joined(authors),
                field(body, "title"),
                (where + " " + issue).strip(),
                field(body, "pages").replace("\\bibrangedash", "--").replaceAll("--\\s+", "--"),
                Stream.of("publisher", "institution", "organization", "school")
                    .map(name -> list(body, name))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse(""),
                year,
                doi.isEmpty()
                    ? ""
                    : "doi:\\href{https://doi.org/" + doi + "}{" + doi.replace("_", "\\_") + "}",
                eprint.isEmpty() ? "" : "arXiv:" + eprint.replace("_", "\\_"),
                url.isEmpty() || !doi.isEmpty() || !eprint.isEmpty() ? "" : "\\url{" + url + "}")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(". "));
    return "\\bibitem[" + label(body, authors) + "(" + year + ")]{" + key + "} " + text + ".\n";
  }

  private static String label(String body, List<String> authors) {
    List<String> families = authors.stream().map(name -> name.replaceFirst("^.*~", "")).toList();
    return switch (families.size()) {
      case 0 -> "{" + field(body, "title") + "}";
      case 1 -> families.getFirst();
      case 2 -> families.getFirst() + " and " + families.getLast();
      default -> families.getFirst() + " et~al.";
    };
  }

  private static String joined(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** Given and family names, joined by ties; {@code {{hash=…}{family={Doe}, given={Jane}}}}. */
  private static List<String> names(String body, String role) {
    int start = body.indexOf("\\name{" + role + "}");
    if (start < 0) {
      return List.of();
    }
    int at = start;
    for (int group = 0; group < 3; group++) {
      at = end(body, body.indexOf('{', at)) + 1;
    }
    String all = inside(body, body.indexOf('{', at));
    List<String> names = new ArrayList<>();
    for (int i = all.indexOf('{'); i >= 0; i = all.indexOf('{', end(all, i) + 1)) {
      names.add(name(inside(all, i)));
    }
    return names;
  }

  private static String name(String person) {
    String given = "";
    String family = "";
    Matcher part = PERSON.matcher(person);
    while (part.find()) {
      int open = person.indexOf('{', part.end());
      String value =
          open == part.end()
              ? inside(person, open).replace("\\bibnamedelima", "~").replace("~ ", "~")
              : "";
      switch (part.group(1)) {
        case "given" -> given = value;
        case "family" -> family = family.isEmpty() ? value : family + value;
        case "prefix" -> family = value + " " + family;
        default -> family = family + " " + value;
      }
    }
    return given.isEmpty() ? family : given + "~" + family;
  }

  private static String field(String body, String name) {
    int at = body.indexOf("\\field{" + name + "}");
    return at < 0 ? "" : inside(body, body.indexOf('{', at + 8 + name.length()));
  }

  /** The first of a list such as publishers. */
  private static String list(String body, String name) {
    int at = body.indexOf("\\list{" + name + "}");
    if (at < 0) {
      return "";
    }
    int count = body.indexOf('{', at + 7 + name.length());
    String all = inside(body, body.indexOf('{', end(body, count)));
    return all.indexOf('{') < 0 ? all : inside(all, all.indexOf('{'));
  }

  private static String verb(String body, String name) {
    Matcher matcher =
        Pattern.compile("\\\\verb\\{" + name + "\\}\\s*\\\\verb ([^\\n]*)").matcher(body);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  /** What stands in the braces that open here; empty if none do. */
  private static String inside(String text, int open) {
    int close = end(text, open);
    return open < 0 || close <= open ? "" : text.substring(open + 1, close).strip();
  }

  private static int end(String text, int open) {
    int depth = 0;
    for (int i = Math.max(open, 0); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }
}
