package vanity.render.document;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Lists with the browser's bullets where the author's were the usual ones, else with his labels.
 */
final class Lists {
  private static final Set<String> BULLETS =
      Set.of(
          "•", "–", "—", "-", "−", "*", "∗", "·", "⋅", "∙", "◦", "∘", "▪", "■", "□", "▸", "►", "◆",
          "○", "●", "");

  /** {@code (viii)}; what is longer does not stand beside the text but before it. */
  private static final int COLUMN = 6;

  private Lists() {}

  static void set(Element article) {
    for (Element list : article.select("ul.ltx_itemize, ol.ltx_enumerate")) {
      boolean usual =
          list.nameIs("ul")
              && list.select("> li > .ltx_tag").stream()
                  .allMatch(tag -> BULLETS.contains(tag.text()));
      if (usual) {
        list.select("> li > .ltx_tag").remove();
      } else {
        list.addClass("labelled");
        Elements labels = list.select("> li > .ltx_tag");
        if (labels.stream().anyMatch(label -> letters(label).length() > COLUMN)) {
          list.addClass("wide-labels");
        }
        labels.attr("class", "item-label");
      }
    }
    article.select("dt > .ltx_tag").unwrap();
  }

  /** What is to be seen of a label. */
  static String letters(Element label) {
    Element shown = label.clone();
    shown.select("annotation").remove();
    return Spaces.collapse(shown.text());
  }
}
