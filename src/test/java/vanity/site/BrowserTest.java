package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser: accessible, quiet, never off-site, usable by keyboard and touch. */
class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> PATHS =
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
          "/paper/partial/");

  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static PreviewServer site;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not here");
    site = PreviewServer.bundled();
    // The browser is Debian's: nothing is downloaded.
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (playwright != null) {
      playwright.close();
      site.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAboutOrFetchedFromElsewhere() {
    contexts.forEach(BrowserContext::close);
    assertEquals(List.of(), complaints);
  }

  @Test
  void everyPageIsAccessible() {
    Page page = page(390, ColorScheme.LIGHT);
    for (String path : PATHS) {
      page.navigate(site.url(path));
      check(path, new AxeBuilder(page).withTags(STANDARDS).analyze());
    }
    Page wide = paper(1280);
    check("/paper/", new AxeBuilder(wide).withTags(STANDARDS).analyze());
  }

  @ParameterizedTest
  @CsvSource({"DARK, ''", "LIGHT, sepia"})
  void everyThemeHasContrast(ColorScheme scheme, String theme) {
    Page page = page(1280, scheme);
    if (!theme.isEmpty()) {
      page.addInitScript("localStorage.setItem('comfort', '{\"theme\": \"" + theme + "\"}')");
    }
    for (String path :
        List.of("/", "/search/found/", "/stats/", "/log/", "/rendering/", "/paper/")) {
      page.navigate(site.url(path));
      check(path, new AxeBuilder(page).withRules(List.of("color-contrast")).analyze());
    }
  }

  private void check(String path, AxeResults results) {
    results
        .getViolations()
        .forEach(violation ->
            complaints.add(
                path + ": " + violation.getId() + " " + violation.getNodes().get(0).getHtml()));
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 820, 1280, 1920})
  void noPageScrollsSideways(int width) {
    Page page = page(width, ColorScheme.LIGHT);
    for (String path : PATHS) {
      page.navigate(site.url(path));
      page.waitForCondition(() -> overflow(page) == 0);
    }
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  @Test
  void theSectionBeingReadIsMarkedInTheContents() {
    Page page = paper(1280);
    page.evaluate("document.getElementById('S3').scrollIntoView({behavior: 'instant'})");
    page.waitForSelector("#contents a[href='#S3'][aria-current=location]");
    page.locator(".fold-contents").click();
    assertFalse(page.locator("#contents ol").first().isVisible());
    page.reload();
    assertFalse(page.locator("#contents ol").first().isVisible());
  }

  @Test
  void onAPhoneTheContentsAreAPanelThatClosesBehindALink() {
    Page page = paper(390);
    assertFalse(page.locator("#contents").isVisible());
    page.locator(".contents-button").click();
    page.locator("#contents a[href='#S3']").click();
    assertFalse(page.locator("#contents").isVisible());
    assertTrue(page.url().endsWith("#S3"));
  }

  @Test
  void aCitationShowsItsReferenceAndFollowingItOffersTheWayBack() {
    Page page = paper(1280);
    Locator citation = page.locator("#cite3");
    citation.hover();
    page.waitForSelector(".preview:popover-open");
    assertTrue(page.locator(".preview").innerText().contains("Attention is all you need"));
    page.keyboard().press("Escape");
    assertEquals(0, page.locator(".preview").count());
    citation.click();
    page.waitForSelector("#bib\\.bib3:target");
    page.locator(".return").click();
    page.waitForSelector("#cite3:focus");
  }

  @Test
  void theFirstTapOfAFingerShowsAndDoesNotLeave() {
    Page page = paper(390);
    page.locator("#footnote1\\.mark").tap();
    page.waitForSelector(".preview:popover-open");
    assertTrue(page.locator(".preview").innerText().contains("It is only here because"));
    assertFalse(page.url().contains("#"));
    page.locator(".preview-go").tap();
    page.waitForSelector("#footnote1:target");
  }

  @Test
  void whatIsChosenStaysChosen() {
    Page page = paper(1280);
    page.keyboard().press("s");
    page.locator("#comfort input[value=sepia]").check();
    page.locator("#comfort input[value=large]").check();
    page.navigate(site.url("/about/"));
    assertEquals("sepia", page.locator("html").getAttribute("data-theme"));
    assertEquals("large", page.locator("html").getAttribute("data-size"));
  }

  @Test
  void aFigureOpensByItselfAndClosesWithEscape() {
    Page page = paper(1280);
    page.locator("a.zoom").click();
    assertTrue(page.locator("dialog.figure-box img").isVisible());
    page.keyboard().press("Escape");
    page.waitForSelector(
        "dialog", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void keysAreListedAndCanBeSwitchedOff() {
    Page page = paper(1280);
    page.keyboard().press("?");
    assertTrue(page.locator("dialog.keys").innerText().contains("next section"));
    page.locator("dialog.keys input").uncheck();
    page.keyboard().press("Escape");
    page.keyboard().press("/");
    assertFalse((Boolean) page.evaluate("document.activeElement.matches('input')"));
  }

  @Test
  void formulasAreCopiedAsTex() {
    Page page = paper(1280);
    String copied =
        (String)
            page.evaluate(
                """
                () => {
                  getSelection().selectAllChildren(document.querySelector(".abstract > p"));
                  const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true});
                  document.dispatchEvent(event);
                  return event.clipboardData.getData("text/plain");
                }\
                """);
    assertTrue(copied.contains("With arrival rate $\\lambda$ and the law $L=\\lambda W$"), copied);
  }

  @Test
  void readingGoesOnWhereItStopped() {
    Page page = paper(1280);
    page.evaluate("document.getElementById('S2').scrollIntoView({behavior: 'instant'})");
    page.navigate(site.url("/about/"));
    page.navigate(site.url("/paper/"));
    page.getByText("Continue where you were").click();
    page.waitForSelector("#contents a[href='#S2'][aria-current=location]");
  }

  @Test
  void withoutScriptAllOfItIsPlainLinks() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 800));
    contexts.add(context);
    Page page = context.newPage();
    page.navigate(site.url("/paper/"));
    assertFalse(page.locator(".comfort-button").isVisible());
    page.locator("#footnote1\\.mark").click();
    assertTrue(page.locator("#footnote1").isVisible());
    page.locator(".contents-button").click();
    page.locator("#contents a[href='#bib']").click();
    assertTrue(page.url().endsWith("#bib"));
  }

  private Page paper(int width) {
    Page page = page(width, ColorScheme.LIGHT);
    page.navigate(site.url("/paper/"));
    return page;
  }

  private Page page(int width, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setHasTouch(width < 600));
    contexts.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(10_000);
    page.onConsoleMessage(message -> {
      // The example progress page asks for a state that only the real site has.
      if (!message.type().equals("log") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(site.url("/"))) {
        complaints.add("fetched " + request.url());
      }
    });
    return page;
  }
}
