package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The example pages in Debian's Chromium. Whatever a page complains about on its console, and
 * whatever it fetches from elsewhere, fails the test that opened it.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  /** The pages that differ in more than their words. */
  static final List<String> KINDS =
      List.of(
          "/",
          "/papers/",
          "/categories/",
          "/search/found/",
          "/about/",
          "/stats/",
          "/log/",
          "/rendering/",
          "/notice/",
          "/paper/",
          "/paper/partial/",
          "/empty/",
          "/search/nothing/",
          "/papers/2611.99001/",
          "/papers/2611.99004/");

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private PreviewServer site;
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    assumeThere();
    site = PreviewServer.bundled();
    playwright = playwright();
    browser = launch(playwright);
  }

  /** Skips a test where Debian's Chromium is not installed. */
  public static void assumeThere() {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not here");
  }

  /** The browser is Debian's: nothing is downloaded. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** A browser that draws the same on every machine. */
  public static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-lcd-text",
                        "--font-render-hinting=none",
                        "--force-color-profile=srgb")));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (playwright != null) {
      playwright.close();
      site.close();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    assertEquals(List.of(), said);
  }

  String url(String path) {
    return site.url(path);
  }

  /** Of every example page. */
  List<String> paths() {
    return site.paths();
  }

  /** The version, such as {@code 156}. */
  String majorVersion() {
    return browser.version().replaceAll("\\..*", "");
  }

  /** For what a test finds wrong and goes on. */
  void complain(String complaint) {
    complaints.add(complaint);
  }

  Browser.NewContextOptions options(int width, ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, 800)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setHasTouch(width < 600);
  }

  Page page(int width, ColorScheme scheme) {
    return page(options(width, scheme));
  }

  Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    contexts.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onConsoleMessage(message -> {
      // The example progress page asks for a state that only the real site has.
      if (!message.type().equals("log") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(url("/"))) {
        complaints.add("fetched " + request.url());
      }
    });
    return page;
  }
}
