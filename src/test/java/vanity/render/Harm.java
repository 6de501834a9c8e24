package vanity.render;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import vanity.render.document.ReaderDocument;

/** What no document may hold, whatever its source. */
final class Harm {
  private static final Set<String> ELEMENTS =
      Set.of("script", "style", "iframe", "object", "embed", "form", "link", "meta", "base");

  private Harm() {}

  /** Nothing, or what was found and where. */
  static List<String> in(ReaderDocument document) throws IOException {
    List<String> found = new ArrayList<>();
    for (Element each : Jsoup.parse(document.article() + document.contents()).body().select("*")) {
      look(each, found);
    }
    for (ReaderDocument.StoredFile file : document.files()) {
      if (file.name().endsWith(".svg")) {
        Jsoup.parse(Files.readString(file.path()), "", Parser.xmlParser())
            .select("*")
            .forEach(each -> look(each, found));
      }
    }
    for (String trace : List.of("root:x:", "LTXML-CODE-RAN")) {
      if (document.article().contains(trace)) {
        found.add("the text " + trace);
      }
    }
    return found;
  }

  private static void look(Element element, List<String> found) {
    if (ELEMENTS.contains(element.normalName())
        && !element.ownerDocument().outputSettings().syntax().name().equals("xml")) {
      found.add("<" + element.normalName() + ">");
    }
    if (element.normalName().equals("script")) {
      found.add("a script");
    }
    for (Attribute each : element.attributes()) {
      String name = each.getKey().toLowerCase(Locale.ROOT);
      String value = each.getValue().strip().toLowerCase(Locale.ROOT);
      boolean address = name.equals("href") || name.equals("src") || name.equals("xlink:href");
      boolean ours = value.startsWith("#") || value.startsWith("/files/");
      boolean embedded = value.matches("data:image/(png|jpe?g|gif).*");
      boolean outward = value.matches("https?://.*|/papers/.*") && element.normalName().equals("a");
      if (name.startsWith("on") || address && !ours && !outward && !embedded) {
        found.add(element.normalName() + " " + each);
      }
    }
  }
}
