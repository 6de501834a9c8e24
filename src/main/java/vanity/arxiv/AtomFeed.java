package vanity.arxiv;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the query API (info.arxiv.org/help/api/user-manual.html), read by namespace and
 * name: the order of the elements has changed over the years.
 *
 * @param total how many papers match in all, of which this may be a part
 * @param papers those it describes; entries that are no papers are left out
 * @param error what arXiv did not like about the query, if anything
 */
record AtomFeed(int total, List<ArxivPaper> papers, @Nullable String error) {
  /**
   * Reads a feed.
   *
   * @throws XMLStreamException if this is not one
   */
  static AtomFeed parse(InputStream in) throws XMLStreamException {
    int total = 0;
    String error = null;
    List<ArxivPaper> papers = new ArrayList<>();
    try (Xml xml = new Xml(in, "atom:feed")) {
      while (xml.enterChild()) {
        switch (xml.name()) {
          case "opensearch:totalResults" -> total = number(xml);
          case "atom:entry" -> {
            AtomEntry entry = AtomEntry.read(xml);
            Optional<String> complaint = entry.error();
            if (complaint.isPresent()) {
              error = complaint.get();
            } else {
              entry.paper().ifPresent(papers::add);
            }
          }
          default -> xml.skip();
        }
      }
    }
    return new AtomFeed(total, List.copyOf(papers), error);
  }

  private static int number(Xml xml) throws XMLStreamException {
    String text = xml.line();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw xml.error("the number of results is \"" + text + "\"");
    }
  }
}
