package vanity.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import vanity.web.Head;
import vanity.web.Site;

/** A readable paper: what {@code paper.jte} shows around the article. */
public record PaperPage(Site site, PaperFacts facts, ShownRender render) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  public Head head() {
    return Head.of(facts.title(), description(), facts.path());
  }

  /** The beginning of the abstract, cut at a word. */
  private String description() {
    String text = SPACE.matcher(facts.summary()).replaceAll(" ").trim();
    if (text.isEmpty()) {
      return "Read this paper as a web page.";
    }
    int cut = text.length() <= 200 ? text.length() : text.lastIndexOf(' ', 200);
    return cut == text.length() ? text : text.substring(0, Math.max(cut, 1)) + " …";
  }

  /**
   * The Link header: canonical address, and what an edge may send ahead as Early Hints (RFC 8297).
   */
  String links() {
    return String.join(
        ", ",
        "<" + site.absolute(facts.path()) + ">; rel=\"canonical\"",
        style("css/site.css"),
        style("css/paper.css"),
        font("fonts/text.woff2"),
        font("fonts/math.woff2"));
  }

  /** With the integrity that the page asks for: a browser uses no preload that lacks it. */
  private String style(String asset) {
    return "<"
        + site.asset(asset)
        + ">; rel=preload; as=style; integrity=\""
        + site.integrity(asset)
        + "\"";
  }

  private String font(String asset) {
    return "<" + site.asset(asset) + ">; rel=preload; as=font; type=\"font/woff2\"; crossorigin";
  }

  /** The path of the picture for links to it: its own, or the site's. */
  public String card() {
    return render.card() == null ? site.asset("img/card.png") : "/files/" + render.card();
  }

  public List<ScholarMeta.Meta> meta() {
    return ScholarMeta.of(facts, site);
  }

  public String jsonLd() {
    return ScholarMeta.jsonLd(facts, site);
  }

  public String bibtex() {
    return new Citation(facts.paper(), facts.sample()).bibtex();
  }

  /** Whether a newer version than the one shown is known, and on its way. */
  public boolean outdated() {
    return render.version() < facts.version();
  }

  public LocalDate rendered() {
    return PaperFacts.day(render.rendered());
  }

  /** Whether the article itself has a title; else the page gives it one. */
  public boolean titled() {
    return !render.title().isBlank();
  }
}
