package vanity.render.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Abstract, keywords and classification, acknowledgements: sections and lines of their own. */
final class FrontMatter {
  /** Of the printed journal; the page itself tells where a paper appeared. */
  private static final Set<String> IMPRINT =
      Words.of(
          """
          copyright copyrightyear doi isbn issn price journal journalyear journalvolume
          journalnumber article articleseq publicationmonth conference booktitle submissionid
          pubyear pagerange publicationid arxiv volume issue
          """);

  /** The number in REVTeX's sample, which hundreds of papers start from and leave in. */
  private static final String SAMPLE_PREPRINT = "APS/123-QED";

  private static final Map<String, String> NAMES =
      Map.of(
          "ccs", "CCS concepts",
          "software", "Software",
          "facilities", "Facilities",
          "preprint", "Preprint",
          "dedication", "Dedication",
          "dedicatory", "Dedication",
          "dedicated", "Dedication",
          "report", "Report");

  private FrontMatter() {}

  static void set(Element article) {
    setAbstract(article);
    setKeywords(article);
    setFacts(article);
    setAcknowledgements(article);
  }

  private static void setAbstract(Element article) {
    int count = 0;
    for (Element summary : article.select(".ltx_abstract")) {
      Element heading = summary.selectFirst("> .ltx_title");
      String name = heading == null ? "Abstract" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      if (Dom.isBlank(summary)) {
        summary.remove();
        continue;
      }
      summary
          .tagName("section")
          .attr("class", "abstract")
          .id(++count == 1 ? "abstract" : "abstract" + count);
      Dom.wrapTexts(summary);
      summary.prependElement("h2").text(name);
    }
  }

  private static void setKeywords(Element article) {
    for (Element words : article.select(".ltx_keywords, .ltx_classification")) {
      Element heading = words.selectFirst("> .ltx_title");
      String name = heading == null ? "Keywords" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      if (Dom.isBlank(words)) {
        words.remove();
        continue;
      }
      boolean keywords = words.hasClass("ltx_keywords") || name.matches("(?i)key\\s?words?");
      boolean blocks = !words.children().select("p, div, ul, ol, table").isEmpty();
      words.tagName(blocks ? "div" : "p").attr("class", keywords ? "keywords" : "classification");
      Dom.trim(words);
      words.prependText(" ");
      words.prependElement("strong").text(name(name));
    }
  }

  private static String name(String printed) {
    if (printed.matches("(?i)keywords")) {
      return "Keywords";
    }
    return printed.equals("pacs") ? "PACS" : printed;
  }

  /** acmart's concepts, aastex's software, revtex's preprint number: notes without a place. */
  private static void setFacts(Element article) {
    Map<String, Element> lines = new HashMap<>();
    for (Element note : article.select("> .ltx_note, .ltx_note_frontmatter")) {
      String role = AuthorLine.role(note);
      if (IMPRINT.contains(role) || note.text().contains(SAMPLE_PREPRINT)) {
        note.remove();
      } else if (NAMES.containsKey(role)) {
        Element content = note.selectFirst("> .ltx_note_outer > .ltx_note_content");
        Element line = lines.get(role);
        if (content != null && line == null) {
          line = Dom.element("p", "classification");
          line.appendElement("strong").text(NAMES.get(role));
          lines.put(role, line);
          note.before(line);
        } else if (line != null) {
          line.appendText(";");
        }
        if (content != null && line != null) {
          content.select("> .ltx_note_mark, > .ltx_note_type").remove();
          line.appendText(" ");
          Dom.moveChildren(content, line);
        }
        note.remove();
      }
    }
  }

  private static void setAcknowledgements(Element article) {
    int count = 0;
    for (Element thanks : article.select(".ltx_acknowledgements")) {
      Element heading = thanks.selectFirst("> .ltx_title");
      if (heading == null && isNoteOnAuthors(thanks, article)) {
        Element header = article.selectFirst("> header");
        Element list = header == null ? null : header.selectFirst("> .author-notes");
        if (list == null) {
          list = new Element("ul").addClass("author-notes");
          (header == null ? article.prependElement("header").addClass("title-block") : header)
              .appendChild(list);
        }
        Dom.moveChildren(thanks, list.appendElement("li"));
        thanks.remove();
        continue;
      }
      String name =
          heading == null ? "Acknowledgements" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      thanks.tagName("section").attr("class", "acknowledgements").id("ack" + ++count);
      Dom.wrapTexts(thanks);
      thanks.prependElement("h2").text(name);
      leaveSection(thanks);
    }
  }

  /** LaTeXML leaves them in the section they follow, as its last part. */
  private static void leaveSection(Element thanks) {
    Element parent = thanks.parent();
    while (parent != null && parent.nameIs("section") && thanks.nextElementSibling() == null) {
      parent.after(thanks);
      parent = thanks.parent();
    }
  }

  /** amsart's {@code \thanks}: a line or two, beside the abstract. */
  private static boolean isNoteOnAuthors(Element thanks, Element article) {
    return thanks.parent() == article
        && !thanks.previousElementSiblings().is("section:not(.abstract)")
        && thanks.text().length() < 400;
  }
}
