package vanity.render.document;

import java.io.IOException;
import org.jsoup.nodes.Element;

/** One change of the article's tree. */
@FunctionalInterface
interface Step {
  void apply(Element article) throws IOException;
}
