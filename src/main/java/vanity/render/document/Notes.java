package vanity.render.document;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Footnotes: a mark that links to the note and a note that links back. The note stands in place
 * behind its mark, so that the style sheet can set it beside; from headings, tables, captions and
 * listings it is moved to after them.
 */
final class Notes {
  private static final String CROWDED =
      "h1, h2, h3, h4, h5, h6, table, figcaption, pre, .equation, .algorithm, dt, a";

  private int count;
  private final Map<String, String> textByMark = new HashMap<>();
  private final Map<String, String> placeByMark = new HashMap<>();

  private Notes() {}

  static void place(Element article) {
    Notes notes = new Notes();
    for (Element note : article.select(".ltx_note")) {
      if (note.hasClass("ltx_role_footnotetext")) {
        notes.textByMark.putIfAbsent(mark(note), notes.identify(note));
      } else if (note.hasClass("ltx_role_footnotemark")) {
        notes.placeByMark.putIfAbsent(mark(note), notes.identify(note));
      }
    }
    for (Element note : article.select(".ltx_note")) {
      notes.set(note);
    }
  }

  private String identify(Element note) {
    if (!note.hasAttr("id")) {
      note.id("note" + ++count);
    }
    return note.id();
  }

  private static String mark(Element note) {
    Element mark = note.selectFirst("> .ltx_note_mark");
    return mark == null ? "†" : mark.text();
  }

  private void set(Element note) {
    String mark = mark(note);
    String id = identify(note);
    Element content = note.selectFirst("> .ltx_note_outer > .ltx_note_content");
    if (content != null) {
      content.select("> .ltx_note_mark, > .ltx_note_type, > .ltx_tag_note").remove();
      Dom.trim(content);
    }
    if (note.hasClass("ltx_role_footnotemark")) {
      // Its text is another note's: \footnotemark … \footnotetext.
      String text = textByMark.getOrDefault(mark, "");
      note.replaceWith(mark(mark, id, text));
      return;
    }
    if (content == null || Dom.isBlank(content)) {
      note.remove();
      return;
    }
    boolean marked = !note.hasClass("ltx_role_footnotetext");
    String place = id + ".mark";
    Element text = text(content, mark, id, marked ? place : placeByMark.getOrDefault(mark, place));
    // The mark and its note stay in the note's own place: moved among their siblings one by one,
    // thousands in one paragraph would take minutes.
    note.clearAttributes().addClass("note").empty();
    if (marked) {
      note.appendChild(mark(mark, place, id));
    }
    note.appendChild(text);
    Element crowded = note.closest(CROWDED);
    if (crowded != null) {
      moveBehind(crowded, text);
    }
  }

  private static Element mark(String mark, String id, String target) {
    Element sup = Dom.element("sup", "note-mark");
    if (target.isEmpty()) {
      return sup.text(mark);
    }
    sup.appendElement("a")
        .id(id)
        .attr("href", "#" + target)
        .attr("role", "doc-noteref")
        .attr("aria-label", "Note " + mark)
        .text(mark);
    return sup;
  }

  private static Element text(Element content, String mark, String id, String place) {
    Element text = Dom.element("span", "note-text").id(id).attr("role", "note");
    text.appendElement("a")
        .addClass("note-back")
        .attr("href", "#" + place)
        .attr("aria-label", mark + ", back to the text")
        .text(mark);
    text.appendText(" ");
    Dom.moveChildren(content, text);
    return text;
  }

  /** To after the outermost of what has no room for it, beneath the figure if it is in one. */
  private static void moveBehind(Element crowded, Element text) {
    Element host = crowded;
    Element figure = null;
    for (Element e = crowded; e != null; e = e.parent()) {
      if (e.is(CROWDED + ", .table-box")) {
        host = e;
      } else if (e.nameIs("figure")) {
        figure = e;
      }
    }
    Element parent = host.parent();
    if (figure != null) {
      listIn(figure).appendChild(text);
    } else if (host.nameIs("dt")) {
      Element described = host.nextElementSibling();
      if (described != null && described.nameIs("dd")) {
        described.appendChild(text);
      }
    } else if (parent != null && parent.is("p, span, cite, em, strong")) {
      host.after(text);
    } else {
      listAfter(host).appendChild(text);
    }
  }

  private static Element listAfter(Element host) {
    Element next = host.nextElementSibling();
    if (next != null && next.hasClass("notes")) {
      return next;
    }
    Element list = Dom.element("div", "notes");
    host.after(list);
    return list;
  }

  private static Element listIn(Element figure) {
    Element list = figure.selectFirst("> .notes");
    if (list == null) {
      list = Dom.element("div", "notes");
      Element last = figure.lastElementChild();
      if (last != null && last.nameIs("figcaption") && figure.childrenSize() > 1) {
        last.before(list);
      } else {
        figure.appendChild(list);
      }
    }
    return list;
  }
}
