package vanity;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vanity.assets.StaticFiles;
import vanity.site.Health;
import vanity.site.SiteErrors;
import vanity.web.Route;
import vanity.web.Site;
import vanity.web.Templates;

/** The routes of the site without anything behind them, to measure how they are found. */
public final class SiteRoutes {
  public static final Map<String, String> CAPTURES = Routes.CAPTURES;

  private SiteRoutes() {}

  public static List<Route> all() {
    Site site =
        new Site("Vanity", URI.create("https://vanity.example"), StaticFiles.bundled().manifest());
    Templates templates = Templates.precompiled();
    return Routes.of(
        new Routes.Look(site, templates, new SiteErrors(templates, site), ""),
        new Routes.Shelves(null, null, null, null, null),
        new Health(() -> true, null),
        null,
        Config.fromEnv(Map.of()).web());
  }
}
