package vanity.render.epub;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * An article in files: what stands before the first section, and each section. A reader opens one
 * at a time, which a paper of a thousand formulas needs.
 */
record Chapters(List<Chapter> list, Map<String, String> fileOfId) {
  /** One file. */
  record Chapter(String file, Element body) {
    /** What it must say of itself in the manifest. */
    String properties() {
      boolean math = body.selectFirst("math") != null;
      boolean svg = body.selectFirst("svg") != null;
      return math && svg ? "mathml svg" : math ? "mathml" : svg ? "svg" : "";
    }
  }

  static Chapters of(Document article, URI page) {
    article.select("a.anchor, .note-back").remove();
    article.select("a.zoom").unwrap();
    article.select("[tabindex]").removeAttr("tabindex");
    for (Element image : article.select("img[src^=/files/]")) {
      image.attr("src", Epub.FIGURES + image.attr("src").substring("/files/".length()));
      image.removeAttr("loading").removeAttr("decoding");
    }
    for (Element link : article.select("a[href^=/]")) {
      link.attr("href", page.resolve(link.attr("href")).toString());
    }
    List<Chapter> list = split(article.body());
    list.forEach(chapter -> gatherNotes(chapter.body()));
    Map<String, String> fileOfId = new HashMap<>();
    for (Chapter chapter : list) {
      chapter.body().select("[id]").forEach(e -> fileOfId.put(e.id(), chapter.file()));
    }
    for (Chapter chapter : list) {
      for (Element link : chapter.body().select("a[href^=#]")) {
        link.attr("href", target(fileOfId, link.attr("href"), chapter.file()));
      }
    }
    return new Chapters(list, fileOfId);
  }

  private static List<Chapter> split(Element article) {
    List<Chapter> list = new ArrayList<>();
    Element body = new Element("body");
    list.add(new Chapter("front.xhtml", body));
    for (Node node : List.copyOf(article.childNodes())) {
      if (node instanceof Element each && each.nameIs("section") && !each.hasClass("abstract")) {
        body = new Element("body");
        list.add(new Chapter("section-" + list.size() + ".xhtml", body));
      }
      body.appendChild(node);
    }
    return list;
  }

  /** Notes stand at the end of their file, and a reader shows them where they are marked. */
  private static void gatherNotes(Element body) {
    Element notes = new Element("section").addClass("notes");
    for (Element note : body.select("span.note-text[id]")) {
      Element mark = body.getElementById(note.id() + ".mark");
      if (mark == null) {
        continue; // a table's note, which has its place after the table
      }
      mark.attr("epub:type", "noteref");
      Element aside = new Element("aside").attr("epub:type", "footnote").attr("id", note.id());
      Element text = aside.appendElement("p");
      text.appendElement("a").attr("href", "#" + mark.id()).text(mark.text());
      text.appendText(" ");
      text.appendChildren(List.copyOf(note.childNodes()));
      note.remove();
      notes.appendChild(aside);
    }
    if (notes.childrenSize() > 0) {
      body.appendChild(notes);
    }
  }

  private static String target(Map<String, String> fileOfId, String href, String from) {
    String file = fileOfId.getOrDefault(href.substring(1), from);
    return file.equals(from) ? href : file + href;
  }

  /** Where a link of the table of contents leads. */
  String target(String href) {
    return target(fileOfId, href, "");
  }
}
