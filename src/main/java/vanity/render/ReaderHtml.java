package vanity.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Stands in for the real one, so that the pipeline runs end to end. */
public final class ReaderHtml {
  private ReaderHtml() {}

  /** LaTeXML's output as a reader sees it. */
  public static ReaderDocument read(Path html, Path sourceFolder, Path outputFolder)
      throws IOException {
    Document document = Jsoup.parse(html, "UTF-8");
    return new ReaderDocument(
        document.title(), List.of(), "", document.body().html(), "", List.of());
  }
}
