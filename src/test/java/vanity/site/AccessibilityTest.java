package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WCAG 2.2 AA as far as a program can tell: axe-core over every page, state and theme; and by
 * keyboard alone.
 */
class AccessibilityTest {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String OPEN = ":is(:popover-open, dialog[open])";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Test
  void everyPageIsAccessibleOnAPhone() {
    Page page = chromium.page(390, ColorScheme.LIGHT);
    for (String path : chromium.paths()) {
      // Large, and made of nothing that the others have not got.
      if (List.of("/papers/2611.99002/", "/papers/2611.99003/").contains(path)) {
        continue;
      }
      page.navigate(chromium.url(path));
      check(page, path);
    }
  }

  @Test
  void aPaperIsAccessibleOnADesk() {
    Page page = chromium.page(1280, ColorScheme.LIGHT);
    for (String path : List.of("/paper/", "/papers/2611.99001/")) {
      page.navigate(chromium.url(path));
      check(page, path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search/found/", "/stats/", "/log/", "/rendering/", "/paper/"})
  void everyThemeHasContrast(String path) {
    Page page = chromium.page(1280, ColorScheme.DARK);
    page.navigate(chromium.url(path));
    contrast(page, path + " in the dark");
    for (String theme : List.of("dark", "sepia")) {
      page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
      contrast(page, path + " " + theme);
    }
  }

  private static void contrast(Page page, String name) {
    report(page, name, axe(page).withRules(List.of("color-contrast")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "sepia"})
  void whatOpensIsAccessible(String theme) {
    Page page = chromium.page(1280, ColorScheme.LIGHT);
    page.addInitScript("localStorage.setItem('comfort', '{\"theme\": \"" + theme + "\"}')");
    page.navigate(chromium.url("/paper/"));
    // In one order, so that a failure can be repeated. The figure leaves the pointer over the text.
    Map<String, Runnable> states = new LinkedHashMap<>();
    states.put("figure", () -> page.locator("a.zoom").click());
    states.put("preview", () -> page.locator("#cite3").focus());
    states.put("keys", () -> page.keyboard().press("?"));
    states.put("settings", () -> page.keyboard().press("s"));
    states.forEach((name, open) -> {
      // So that the focus is shown, as it is after a key; not Tab, which may open a preview.
      page.keyboard().press("Escape");
      open.run();
      page.waitForSelector(OPEN);
      opened(page, theme + " " + name);
      page.keyboard().press("Escape");
      page.waitForFunction("open => !document.querySelector(open)", OPEN);
    });
    page.setViewportSize(390, 800);
    page.locator(".contents-button").click();
    page.waitForSelector(OPEN);
    opened(page, theme + " contents");
  }

  private static void opened(Page page, String name) {
    report(page, name, axe(page).withTags(STANDARDS).include(OPEN));
  }

  private static void check(Page page, String name) {
    report(page, name, axe(page).withTags(STANDARDS));
  }

  private static AxeBuilder axe(Page page) {
    // There are no frames, and so no second page is needed to put results together.
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void report(Page page, String name, AxeBuilder axe) {
    for (Rule violation : axe.analyze().getViolations()) {
      for (CheckedNode node : violation.getNodes()) {
        if (!isFormula(page, violation.getId(), node.getTarget().toString())) {
          chromium.complain(name + ": " + violation.getId() + " " + node.getHtml());
        }
      }
    }
  }

  /**
   * axe sees no text in MathML, which screen readers do read: a header that is a formula is not
   * empty.
   */
  private static boolean isFormula(Page page, String rule, String target) {
    return rule.equals("empty-table-header")
        && page.locator(target.replaceAll("^\\[|]$", "")).locator("math").count() > 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search/found/", "/stats/", "/log/", "/notice/", "/paper/"})
  void everyStopOfTheTabKeyIsSeen(String path) {
    Page page = chromium.page(1280, ColorScheme.LIGHT);
    page.navigate(chromium.url(path));
    page.evaluate("document.activeElement.blur()");
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      Object stop = page.evaluate(STOP);
      if (stop == null) {
        return; // through the page, and out of it
      }
      assertTrue(seen.add(stop), () -> path + " comes twice: " + stop);
      assertTrue(stop.toString().startsWith("seen "), () -> path + ": " + stop);
    }
  }

  /** Where the focus is, and whether it is within the window, marked, and covered by nothing. */
  private static final String STOP =
      """
      () => {
        const at = document.activeElement;
        if (at === document.body) return null;
        window.stops ??= new Map();
        if (!window.stops.has(at)) window.stops.set(at, window.stops.size);
        const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
        const marked = at.closest("label") ?? at;
        const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const outlined = getComputedStyle(marked).outlineStyle !== "none";
        const top = document.elementFromPoint(box.left + box.width / 2, Math.max(1, box.top + box.height / 2));
        const bare = at.contains(top) || top?.contains(at) || at.getClientRects().length > 1;
        return `${inside && outlined && bare ? "seen" : "hidden"} ${window.stops.get(at)} ${at.outerHTML.slice(0, 80)}`;
      }\
      """;

  @Test
  void theFirstStopLeadsPastTheHead() {
    Page page = chromium.page(1280, ColorScheme.LIGHT);
    page.navigate(chromium.url("/paper/"));
    page.keyboard().press("Tab");
    assertEquals("Skip to the content", page.evaluate("document.activeElement.textContent"));
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertTrue(
        (Boolean) page.evaluate("document.querySelector('main').contains(document.activeElement)"));
  }

  @Test
  void forcedColoursLeaveNothingUnseen() {
    Page page = chromium.page(1280, ColorScheme.LIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    page.navigate(chromium.url("/paper/"));
    page.evaluate("document.getElementById('S2').scrollIntoView({behavior: 'instant'})");
    page.waitForSelector("#contents [aria-current]");
    assertEquals(
        "solid",
        page.evaluate(
            "getComputedStyle(document.querySelector('#contents [aria-current]')).borderInlineStartStyle"));
    page.keyboard().press("s");
    assertEquals(
        "solid",
        page.evaluate(
            "getComputedStyle(document.querySelector('.comfort label:has(:checked)')).outlineStyle"));
  }
}
