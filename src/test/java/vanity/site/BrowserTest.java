package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages do in a real browser: by mouse, keyboard and touch, with script and without. */
class BrowserTest {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noPageScrollsSideways(boolean script) {
    Page page =
        chromium.page(chromium.options(1280, ColorScheme.LIGHT).setJavaScriptEnabled(script));
    for (String path : Chromium.KINDS) {
      page.navigate(chromium.url(path));
      for (int width : List.of(1920, 1280, 820, 390, 320)) {
        page.setViewportSize(width, 800);
        try {
          page.waitForCondition(
              () -> overflow(page) == 0, new Page.WaitForConditionOptions().setTimeout(3_000));
        } catch (TimeoutError e) {
          chromium.complain(path + " is " + overflow(page) + " wider than " + width);
        }
      }
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
  void onAPhoneWhatIsFarAwayIsLaidOutWhenItIsReached() {
    Page page =
        chromium.page(
            chromium.options(390, ColorScheme.LIGHT).setReducedMotion(ReducedMotion.NO_PREFERENCE));
    page.navigate(chromium.url("/papers/2611.99001/"));
    assertFalse(isLaidOut(page, "#S6 .ltx_para"));
    page.locator(".contents-button").click();
    page.locator("#contents a[href='#S6']").click();
    waitUntilReading(page, "#S6");
    assertTrue(isLaidOut(page, "#S6 .ltx_para"));
    assertTrue(top(page, "#S6") < 100, "at " + top(page, "#S6"));
    // From there up to what has not been laid out yet, and back.
    Locator link = page.locator("#S6 a.citation").first();
    link.scrollIntoViewIfNeeded();
    double from = link.boundingBox().y;
    page.evaluate("document.querySelector('#S6 a.citation').setAttribute('href', '#S4')");
    link.tap();
    page.locator(".preview-go").tap();
    waitUntilReading(page, "#S4");
    assertTrue(isLaidOut(page, "#S4 .ltx_para"));
    page.locator(".return").tap();
    page.waitForSelector("#S6 a.citation:focus");
    assertEquals(from, link.boundingBox().y, 2);
  }

  /** The contents, which mark it, need not be seen. */
  private static void waitUntilReading(Page page, String section) {
    page.waitForSelector(
        "#contents a[href='%s'][aria-current=location]".formatted(section),
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  private static boolean isLaidOut(Page page, String selector) {
    return (Boolean)
        page.evaluate(
            "at => document.querySelector(at).checkVisibility({contentVisibilityAuto: true})",
            selector);
  }

  private static double top(Page page, String selector) {
    return page.locator(selector).first().boundingBox().y;
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
  void scrollingBringsALinkToThePointerWithoutAPreview() {
    Page page = paper(1280);
    page.clock().install();
    Locator citation = page.locator("#cite3");
    BoundingBox at = citation.boundingBox();
    double x = at.x + at.width / 2;
    page.mouse().move(x, 300);
    page.evaluate("top => scrollTo({ top, behavior: 'instant' })", at.y + at.height / 2 - 300);
    page.waitForSelector("#cite3:hover");
    page.clock().runFor(1000);
    assertEquals(0, page.locator(".preview").count());
    page.mouse().move(x + 1, 300);
    page.clock().runFor(1000);
    assertEquals(1, page.locator(".preview").count());
  }

  @Test
  void aPreviewThatTheFocusOpenedStaysWhereverThePointerLies() {
    Page page = paper(1280);
    page.locator("a.zoom").click();
    page.keyboard().press("Escape");
    page.clock().install();
    page.locator("#cite3").focus();
    page.clock().runFor(1000);
    assertEquals(1, page.locator(".preview").count());
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    page.keyboard().press("Escape");
    assertEquals("cite3", page.evaluate("document.activeElement.id"));
    assertEquals(0, page.locator(".preview").count(), "what was closed stays closed");
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
    page.navigate(chromium.url("/about/"));
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
    page.navigate(chromium.url("/about/"));
    page.navigate(chromium.url("/paper/"));
    page.getByText("Continue where you were").click();
    page.waitForSelector("#contents a[href='#S2'][aria-current=location]");
  }

  @Test
  void withoutScriptAllOfItIsPlainLinks() {
    Page page = chromium.page(chromium.options(390, ColorScheme.LIGHT).setJavaScriptEnabled(false));
    page.navigate(chromium.url("/paper/"));
    assertFalse(page.locator(".comfort-button").isVisible());
    page.locator("#footnote1\\.mark").click();
    assertTrue(page.locator("#footnote1").isVisible());
    page.locator(".contents-button").click();
    page.locator("#contents a[href='#bib']").click();
    assertTrue(page.url().endsWith("#bib"));
  }

  private Page paper(int width) {
    Page page = chromium.page(width, ColorScheme.LIGHT);
    page.navigate(chromium.url("/paper/"));
    return page;
  }
}
