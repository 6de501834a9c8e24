package vanity.render.document;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * The classes that leave this package, as the package's description lists them; all else is noise.
 */
final class Classes {
  private static final Set<String> NAMES =
      Words.of(
          """
          title-block subtitle authors author author-name author-marks orcid affiliations
          author-notes author-lines mark collaboration date dedication abstract keywords
          classification acknowledgements number anchor theorem-title proof-title equation
          equation-box equation-number equation-group intertext zoom missing caption caption-label
          fill-page stroke-page table-box notes note note-mark note-text note-back algorithm line
          line-number listing keyword comment string citation references reference-label
          reference-text named wide-labels reference-links reference-cited arxiv doi scholar web labelled item-label
          unbroken error unresolved bg-1 bg-2 bg-3 size-tiny size-small size-large size-huge ltx_para ltx_p
          ltx_theorem ltx_proof ltx_figure ltx_table ltx_float ltx_float_algorithm ltx_lstlisting
          ltx_flex_figure ltx_flex_cell ltx_flex_break ltx_tabular ltx_picture ltx_rule
          ltx_appendix ltx_bibliography ltx_paragraph ltx_subparagraph ltx_part ltx_chapter
          ltx_minipage ltx_parbox ltx_centering ltx_eqn_row ltx_eqn_cell ltx_tr ltx_td ltx_listing
          ltx_listingline
          """);

  private static final Set<String> FAMILIES =
      Words.of(
          """
          color- bg- indent- language- ltx_font_ ltx_align_ ltx_border_ ltx_framed_ ltx_theorem_
          ltx_flex_size_ ltx_ulem_
          """);

  private Classes() {}

  static void keepKnown(Element element) {
    String known =
        element.classNames().stream().filter(Classes::isKnown).collect(Collectors.joining(" "));
    if (known.isEmpty()) {
      element.removeAttr("class");
    } else {
      element.attr("class", known);
    }
  }

  static boolean isKnown(String name) {
    return NAMES.contains(name)
        || FAMILIES.stream().anyMatch(name::startsWith) && name.matches("[A-Za-z][\\w-]{1,60}");
  }
}
