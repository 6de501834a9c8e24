package vanity.render.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Element;

/** LaTeXML's HTML made a reader's document: an ordered list of small steps on one tree. */
public final class ReaderHtml {
  private ReaderHtml() {}

  /**
   * Reads what LaTeXML wrote and sets it as described in the package {@code document}.
   *
   * @param html LaTeXML's page
   * @param figures the folder that the page's picture addresses start from
   * @param output an existing folder, which receives the final figures
   * @throws IOException if a file cannot be read or written, or the page is too large to be one
   */
  public static ReaderDocument read(Path html, Path figures, Path output) throws IOException {
    Element article = LatexmlPage.article(html);
    Images images = new Images(figures, output);
    for (Step step : steps(images)) {
      step.apply(article);
    }
    return new ReaderDocument(
        TitleBlock.title(article),
        TitleBlock.authors(article),
        TitleBlock.summary(article),
        article.html().strip(),
        Contents.of(article),
        images.files());
  }

  /** In order: what comes later relies on what came before. */
  private static List<Step> steps(Images images) {
    return List.of(
        Noise::drop,
        Identifiers::makeSafe,
        Styles::toClasses,
        Blocks::restore,
        TitleBlock::set,
        FrontMatter::set,
        Theorems::set,
        Headings::level,
        Equations::set,
        Formulas::clean,
        Listings::set,
        Lists::set,
        Tables::set,
        images::place,
        Figures::set,
        Drawings::set,
        Errors::show,
        Notes::place,
        Links::set,
        Emails::remove,
        References::set,
        Adjoining::join,
        Links::unwrapDangling,
        AllowList::keep);
  }
}
