package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An article for one step: literal in, literal out. */
final class Article {
  private Article() {}

  static Element of(String html) {
    Document document = Document.createShell("");
    document.outputSettings().prettyPrint(false);
    return document.body().appendElement("article").html(html);
  }

  static String after(Step step, String html) {
    Element article = of(html);
    try {
      step.apply(article);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    // What a step gives must also leave the package.
    article.getAllElements().stream()
        .flatMap(each -> each.classNames().stream())
        .filter(name -> !name.startsWith("ltx_"))
        .forEach(name -> assertTrue(Classes.isKnown(name), name + " is not in Classes"));
    return article.html();
  }
}
