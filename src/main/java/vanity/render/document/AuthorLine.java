package vanity.render.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * One printed line of an author block: text, marks that point to an affiliation or a note, and
 * notes themselves, in order.
 */
record AuthorLine(List<Piece> pieces) {
  sealed interface Piece {}

  record Text(String text) implements Piece {}

  /** What stood raised: {@code 1}, {@code a}, {@code *}. */
  record Mark(String label) implements Piece {}

  /**
   * @param role LaTeXML's, such as {@code affiliation}, {@code thanks}, {@code footnote}
   */
  record Note(String role, String label, String text) implements Piece {}

  private static final Pattern LABEL = Pattern.compile("\\d{1,3}|\\p{L}{1,2}|[*∗⋆†‡§¶♭♯#‖|]{1,4}");

  /** A label run into the text it precedes, where its raising was lost: {@code 1School of}. */
  private static final Pattern LEADING =
      Pattern.compile("^(\\d{1,2}|[*∗⋆†‡§¶#‖]{1,3})\\s*(?=\\p{L})");

  /** Labels run into the name they follow: {@code Shell1,2}. */
  private static final Pattern TRAILING =
      Pattern.compile(
          "(?<=\\p{L}|\\.)\\s?(\\d{1,2}(?:\\s?,\\s?\\d{1,2})*(?:\\s?,?\\s?[*∗⋆†‡§¶#‖]{1,3})?|[*∗⋆†‡§¶#‖]{1,3})"
              + "(?=\\s*(?:[,;&]|\\band\\b|$))");

  /** The lines of a part of the author block; empty ones left out. */
  static List<AuthorLine> of(Element part) {
    List<AuthorLine> lines = new ArrayList<>();
    lines.add(new AuthorLine(new ArrayList<>()));
    read(part, lines);
    lines.removeIf(
        line -> line.pieces.isEmpty() || line.pieces.stream().allMatch(AuthorLine::isBlank));
    return lines;
  }

  private static boolean isBlank(Piece piece) {
    return piece instanceof Text text && text.text().isBlank();
  }

  private static void read(Element part, List<AuthorLine> lines) {
    for (Node node : part.childNodes()) {
      List<Piece> line = lines.getLast().pieces;
      if (node instanceof TextNode text) {
        line.add(new Text(text.getWholeText()));
      } else if (node instanceof Element element) {
        if (element.nameIs("br")) {
          lines.add(new AuthorLine(new ArrayList<>()));
        } else if (element.hasClass("ltx_note")) {
          line.add(note(element));
        } else if (element.nameIs("sup") || isSuperscript(element)) {
          marks(element)
              .ifPresentOrElse(line::addAll, () -> line.add(new Text(PlainText.of(element))));
        } else if (element.nameIs("math")) {
          line.add(new Text(formula(element)));
        } else {
          read(element, lines);
        }
      }
    }
  }

  /** {@code PlainText.of} skips notes and formulas' own element, so it is asked from around. */
  private static String formula(Element math) {
    return PlainText.of(new Element("span").appendChild(math.clone()));
  }

  private static Note note(Element note) {
    String role = role(note);
    Element mark = note.selectFirst("> .ltx_note_mark");
    Element content = note.selectFirst("> .ltx_note_outer > .ltx_note_content");
    String text = "";
    if (content != null) {
      Element copy = content.clone();
      copy.select(".ltx_note_mark, .ltx_note_type, .ltx_tag_note").remove();
      text = PlainText.of(copy);
    }
    return new Note(role, mark == null ? "" : mark.text(), text);
  }

  /** What LaTeXML says a note is: {@code footnote}, {@code thanks}, …; empty if nothing. */
  static String role(Element note) {
    return note.classList().stream()
        .filter(name -> name.startsWith("ltx_role_"))
        .map(name -> name.substring("ltx_role_".length()))
        .findFirst()
        .orElse("");
  }

  /** A formula that is nothing but an exponent. */
  private static boolean isSuperscript(Element math) {
    Element power = math.nameIs("math") ? math.selectFirst("msup") : null;
    return power != null
        && power.childrenSize() == 2
        && power.child(0).text().isEmpty()
        && math.select("mi, mn, mo, mtext").stream()
            .allMatch(token -> token.text().isEmpty() || token.parents().contains(power));
  }

  private static Optional<List<Piece>> marks(Element raised) {
    Element source = raised.clone();
    source.select("annotation").remove();
    List<String> labels = labels(source.text());
    boolean all =
        !labels.isEmpty() && labels.stream().allMatch(each -> LABEL.matcher(each).matches());
    return all ? Optional.of(labels.stream().<Piece>map(Mark::new).toList()) : Optional.empty();
  }

  /** {@code 1,2*} names three. */
  private static List<String> labels(String text) {
    return Arrays.stream(text.replaceAll("([*∗⋆†‡§¶#‖]+)", ",$1,").split("[,;\\s\u2063\u00a0]+"))
        .filter(label -> !label.isEmpty())
        .toList();
  }

  /** {@code 1st Given Name}, as IEEE's sample numbers its authors: the name alone. */
  AuthorLine withoutOrdinals() {
    List<Piece> kept = new ArrayList<>(pieces);
    for (int i = kept.size() - 1; i > 0; i--) {
      if (kept.get(i) instanceof Mark(String label)
          && label.matches("st|nd|rd|th")
          && kept.get(i - 1) instanceof Text(String text)
          && text.matches("(?s).*\\d\\s*")) {
        kept.remove(i);
        kept.set(i - 1, new Text(text.replaceFirst("\\d+\\s*$", "")));
      }
    }
    return new AuthorLine(kept);
  }

  /** Labels that lost their raising found again. */
  AuthorLine withTrailingMarks() {
    List<Piece> found = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!(piece instanceof Text text)) {
        found.add(piece);
        continue;
      }
      Matcher matcher = TRAILING.matcher(text.text());
      int from = 0;
      while (matcher.find()) {
        found.add(new Text(text.text().substring(from, matcher.start())));
        labels(matcher.group(1)).forEach(label -> found.add(new Mark(label)));
        from = matcher.end();
      }
      found.add(new Text(text.text().substring(from)));
    }
    return new AuthorLine(found);
  }

  /** The label that the line begins with, or empty. */
  String leadingLabel() {
    for (Piece piece : pieces) {
      if (piece instanceof Mark mark) {
        return mark.label();
      }
      if (!isBlank(piece)) {
        break;
      }
    }
    Matcher matcher = LEADING.matcher(text());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The text alone, without addresses, marks and notes. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Text part) {
        text.append(part.text());
      }
    }
    return Spaces.collapse(Emails.strip(Spaces.collapse(text.toString())));
  }

  String textAfterLabel() {
    return text().replaceFirst(LEADING.pattern(), "").strip();
  }
}
