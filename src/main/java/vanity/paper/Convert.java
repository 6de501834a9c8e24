package vanity.paper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vanity.arxiv.ArxivId;
import vanity.http.CachePolicy;
import vanity.web.Head;
import vanity.web.Notice;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/**
 * The ways in: the search box, which takes whatever people paste, and arXiv's own paths, so that
 * replacing the host name in an arXiv address is enough.
 */
public final class Convert {
  /** Longer than any identifier, address or title that somebody means. */
  private static final int LONGEST = 2000;

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\S+://\\S*|www\\.\\S+|\\S+\\.\\w+/\\S*");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

  private final Templates templates;
  private final Site site;

  public Convert(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  /** {@code /convert/?query=…}: to the paper, to the search for these words, or 400 and help. */
  public Response convert(Request request) {
    String asked = request.parameter("query");
    String query = asked == null ? "" : asked.trim();
    if (query.length() > LONGEST) {
      return help("That is too long to be an identifier, an address or a title.");
    }
    Optional<ArxivId> id = ArxivId.find(query);
    if (id.isPresent()) {
      return Response.redirect(302, CachePolicy.NO_STORE, PaperFacts.path(id.get().paper()));
    }
    if (query.isEmpty()) {
      return help("Nothing was entered into the search box.");
    }
    if (readsLikeWords(query)) {
      String words = URLEncoder.encode(query, StandardCharsets.UTF_8);
      return Response.redirect(302, CachePolicy.NO_STORE, "/search/?q=" + words);
    }
    return help("No arXiv identifier could be found in what was entered.");
  }

  private static boolean readsLikeWords(String query) {
    return WORD.matcher(query).find() && !ADDRESS.matcher(query).matches();
  }

  private Response help(String what) {
    Notice notice =
        new Notice(
            site,
            Head.hidden("Which paper?", what),
            "Which paper?",
            List.of(
                what,
                "It takes an identifier (1706.03762, hep-th/9901001), an address of a paper at"
                    + " arXiv, ar5iv or alphaXiv, an arXiv DOI (10.48550/arXiv.1706.03762), or words"
                    + " from a title."),
            List.of(),
            true);
    return Response.html(400, CachePolicy.NO_STORE, templates.render("notice.jte", notice))
        .with("X-Robots-Tag", "noindex");
  }

  /** {@code /abs/<id>}, {@code /pdf/<id>.pdf} and their like: to the paper's page here. */
  public Response arxivPath(Request request) {
    String id = request.capture("id");
    return Response.redirect(
        301,
        CachePolicy.REDIRECT,
        PaperFacts.path(ArxivId.parse(id).map(ArxivId::paper).orElse(id)));
  }
}
