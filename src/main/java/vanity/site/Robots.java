package vanity.site;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import vanity.http.CachePolicy;
import vanity.web.Body;
import vanity.web.Request;
import vanity.web.Response;
import vanity.web.Site;

/** What programs read of the site itself: robots.txt, the web manifest, OpenSearch. */
public final class Robots {
  private final Site site;

  public Robots(Site site) {
    this.site = site;
  }

  public Response robots(Request request) {
    String text =
        """
        # Search engines are welcome; what costs much and finds nothing new is closed.
        User-agent: AhrefsBot
        User-agent: SemrushBot
        Disallow: /

        User-agent: *
        Disallow: /convert/
        Disallow: /search/
        Disallow: /papers/*/render-state/

        Sitemap: %s
        """
            .formatted(site.absolute("/sitemap.xml"));
    return Response.text(200, CachePolicy.ROOT_FILE, text);
  }

  /** The web app manifest (w3.org/TR/appmanifest). */
  public Response manifest(Request request) {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("name", site.name());
    manifest.addProperty("short_name", site.name());
    manifest.addProperty("start_url", "/");
    manifest.addProperty("display", "minimal-ui");
    manifest.addProperty("background_color", "#fdfcf9");
    manifest.addProperty("theme_color", "#fdfcf9");
    JsonArray icons = new JsonArray();
    icons.add(icon("img/icon.svg", "any", "image/svg+xml"));
    icons.add(icon("img/icon-192.png", "192x192", "image/png"));
    icons.add(icon("img/icon-512.png", "512x512", "image/png"));
    manifest.add("icons", icons);
    String json = new GsonBuilder().setPrettyPrinting().create().toJson(manifest);
    return Response.of(200, CachePolicy.ROOT_FILE, "application/manifest+json", Body.of(json));
  }

  private JsonObject icon(String file, String sizes, String type) {
    JsonObject icon = new JsonObject();
    icon.addProperty("src", site.asset(file));
    icon.addProperty("sizes", sizes);
    icon.addProperty("type", type);
    return icon;
  }

  /** The description with which browsers add the search box (OpenSearch 1.1). */
  public Response openSearch(Request request) {
    Xml xml = new Xml("OpenSearchDescription", "http://a9.com/-/spec/opensearch/1.1/");
    xml.element("ShortName", site.name());
    xml.element("Description", "arXiv papers as web pages, by identifier, address or words");
    xml.element("InputEncoding", "UTF-8");
    xml.element("Image", site.absolute("/favicon.ico"), "width", "32", "height", "32");
    xml.element(
        "Url", "", "type", "text/html", "template", site.absolute("/convert/?query={searchTerms}"));
    return xml.response("application/opensearchdescription+xml", CachePolicy.ROOT_FILE);
  }
}
