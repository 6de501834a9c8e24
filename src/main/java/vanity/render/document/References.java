package vanity.render.document;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The references as a list: label, text, links to where the work can be read, and ways back to
 * where it is cited.
 */
final class References {
  private static final int MAX_QUERY = 250;

  /** {@code Agol et al. (2005)}. */
  private static final Pattern AUTHOR_YEAR = Pattern.compile("\\p{L}.*\\d{4}");

  /** {@code [123]}. */
  private static final int COLUMN = 5;

  private References() {}

  static void set(Element article) {
    Citations citations = Citations.of(article);
    for (Element list : article.select(".ltx_biblist")) {
      list.tagName("ol").attr("class", "references");
    }
    for (Element item : article.select("li.ltx_bibitem")) {
      arrange(item);
      citations.addBackLinks(item);
      item.removeAttr("class");
    }
    article.select("ol.references").forEach(References::labels);
  }

  /** Numbers have a column of their own; keys are too wide for it, and authors with year idle. */
  private static void labels(Element list) {
    List<String> labels = list.select("> li > .reference-label").eachText();
    if (labels.stream().anyMatch(label -> AUTHOR_YEAR.matcher(label).find())) {
      list.addClass("named");
    } else if (labels.stream().anyMatch(label -> label.length() > COLUMN)) {
      list.addClass("wide-labels");
    }
  }

  private static void arrange(Element item) {
    Map<String, Element> links = new LinkedHashMap<>();
    takeExternalLinks(item, links);
    Element label = item.selectFirst("> .ltx_tag");
    if (label != null) {
      label.tagName(item.hasAttr("id") ? "a" : "span").attr("class", "reference-label");
      if (item.hasAttr("id")) {
        label.attr("href", "#" + item.id());
      }
      Dom.trim(label);
    }
    Element text = Dom.element("span", "reference-text");
    for (Node node : List.copyOf(item.childNodes())) {
      if (node != label) {
        text.appendChild(node);
      }
    }
    text.select("> .ltx_bibblock").unwrap();
    Dom.trim(text);
    item.appendText(" ");
    item.appendChild(text);
    addLinks(item, text, links);
  }

  /** BibTeX entries have a block of their own for links, called Document and Link. */
  private static void takeExternalLinks(Element item, Map<String, Element> links) {
    for (Element block : item.select(".ltx_bibblock:has(.ltx_bib_links)")) {
      for (Element link : block.select("a[href]")) {
        if (!link.hasClass("doi") && !link.hasClass("arxiv")) {
          link.attr("class", "web").text("Link");
        }
        links.putIfAbsent(link.attr("href"), link);
      }
      block.remove();
    }
  }

  private static void addLinks(Element item, Element text, Map<String, Element> links) {
    for (Element link : text.select("a.arxiv, a.doi")) {
      // Where the address itself is to be read, once is enough.
      if (!link.text().contains(name(link))) {
        links.putIfAbsent(
            link.attr("href"),
            link.clone()
                .clearAttributes()
                .attr("href", link.attr("href"))
                .attr("class", link.className()));
      }
    }
    Element line = Dom.element("span", "reference-links");
    for (Element link : links.values()) {
      if (link.hasClass("arxiv")) {
        line.appendChild(link.text("arXiv:" + name(link)).attr("class", "arxiv"));
      } else if (link.hasClass("doi")) {
        line.appendChild(
            link.text("doi:" + name(link)).attr("class", "doi").attr("rel", "noopener"));
      } else {
        line.appendChild(link);
      }
      line.appendText(" ");
    }
    String query = query(item);
    if (!query.isEmpty()) {
      line.appendElement("a")
          .addClass("scholar")
          .attr("href", "https://scholar.google.com/scholar?q=" + query)
          .attr("rel", "noopener nofollow")
          .text("Scholar");
    }
    if (line.childNodeSize() > 0) {
      item.appendText(" ");
      item.appendChild(line);
      item.appendText(" ");
    }
  }

  /** The id or DOI that a link's address ends in. */
  private static String name(Element link) {
    String href = link.attr("href");
    return link.hasClass("arxiv")
        ? href.substring("/papers/".length(), href.length() - 1)
        : URLDecoder.decode(
            href.substring("https://doi.org/".length()).replace("+", "%2B"),
            StandardCharsets.UTF_8);
  }

  private static String query(Element item) {
    Element title = item.selectFirst(".ltx_bib_title");
    Element source = title != null ? title : item.selectFirst(".reference-text");
    String text = source == null ? "" : PlainText.of(source);
    return URLEncoder.encode(
        text.substring(
            0,
            text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), MAX_QUERY))),
        StandardCharsets.UTF_8);
  }
}
