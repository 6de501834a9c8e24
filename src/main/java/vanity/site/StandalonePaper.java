package vanity.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vanity.assets.AssetExport;
import vanity.render.document.ReaderDocument;
import vanity.render.document.ReaderDocument.StoredFile;
import vanity.web.Site;
import vanity.web.Templates;

/**
 * A paper as a folder that is read without a server: {@code index.html}, the figures in {@code
 * files/}, stylesheets and fonts in {@code static/}.
 */
public final class StandalonePaper {
  private final Templates templates;
  private final Site site;

  /**
   * @param site whose papers the references to other papers lead to
   */
  public StandalonePaper(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  /** What {@code standalone.jte} shows. */
  public record Page(String title, String contents, String article, Map<String, String> assets) {
    public String asset(String name) {
      return assets.getOrDefault(name, name);
    }
  }

  /** Writes it, over what a conversion before left there. */
  public void write(ReaderDocument document, Path folder) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    for (StoredFile file : document.files()) {
      Files.copy(file.path(), files.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
    }
    Map<String, String> assets =
        AssetExport.write(
            site.assets(), name -> name.startsWith("css/") || name.startsWith("fonts/"), folder);
    Page page =
        new Page(document.title(), document.contents(), relative(document.article()), assets);
    Files.write(folder.resolve("index.html"), templates.render("standalone.jte", page));
  }

  /** Figures are beside the page, other papers at the site. */
  private String relative(String article) {
    Document document = Jsoup.parseBodyFragment(article);
    document.outputSettings().prettyPrint(false);
    for (String attribute : List.of("src", "href")) {
      for (Element element : document.select("[" + attribute + "^=/]")) {
        String target = element.attr(attribute);
        element.attr(
            attribute, target.startsWith("/files/") ? target.substring(1) : site.absolute(target));
      }
    }
    return document.body().html();
  }
}
