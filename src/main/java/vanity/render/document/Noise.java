package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What LaTeXML adds and a reader has no use for; and what an author may have added to pass for the
 * site's own.
 */
final class Noise {
  private static final String DROPPED =
      "nav, footer, .ltx_page_navbar, .ltx_page_footer, .ltx_page_header, .ltx_pagination,"
          + " .ltx_listing_data, .ltx_rdf, .ltx_bib_cited";

  private Noise() {}

  static void drop(Element article) {
    article.select(DROPPED).remove();
    comments(article).forEach(Node::remove);
    article.select("[class]").forEach(Noise::keepClassesOfLatexml);
    // A link's title repeats the titles of all sections around its target.
    article.select("a[title]").removeAttr("title");
  }

  private static List<Node> comments(Element article) {
    List<Node> comments = new ArrayList<>();
    article.forEachNode(node -> {
      if (node instanceof Comment) {
        comments.add(node);
      }
    });
    return comments;
  }

  /** Classes without the prefix are authors' ({@code \lxAddClass}); ours come later. */
  private static void keepClassesOfLatexml(Element element) {
    String classes =
        element.classNames().stream()
            .filter(name -> name.startsWith("ltx_"))
            .collect(Collectors.joining(" "));
    if (classes.isEmpty()) {
      element.removeAttr("class");
    } else {
      element.attr("class", classes);
    }
  }
}
