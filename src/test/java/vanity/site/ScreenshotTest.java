package vanity.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages look as they looked when somebody last looked: {@code scripts/screenshots --update} takes
 * new references, and a difference leaves what was seen in target/screenshots. Another major
 * version of Chromium draws otherwise, so there nothing is compared.
 */
class ScreenshotTest {
  private static final Path REFERENCES = Path.of("src/test/resources/vanity/site/screenshots");
  private static final Path SEEN = Path.of("target/screenshots");
  private static final Path VERSION = REFERENCES.resolve("chromium-version.txt");
  private static final boolean UPDATE = Boolean.getBoolean("screenshots.update");

  /** Of 255, in any channel: the same letter may be smoothed a little otherwise. */
  private static final int SAME = 48;

  /** Of all pixels: a line that moves is more. */
  private static final double TOLERANCE = 0.005;

  @RegisterExtension static final Chromium chromium = new Chromium();

  @BeforeEach
  void sameBrowser() throws IOException {
    if (UPDATE) {
      Files.createDirectories(REFERENCES);
      Files.writeString(VERSION, chromium.majorVersion() + "\n");
    }
    String version = Files.readString(VERSION).strip();
    Assumptions.assumeTrue(
        version.equals(chromium.majorVersion()),
        "the references are of Chromium %s, here is %s: scripts/screenshots --update"
            .formatted(version, chromium.majorVersion()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "home, /, 1280, light, 0",
    "home-phone-dark, /, 390, dark, 0",
    "list, /papers/, 1280, light, 0",
    "search, /search/found/, 390, light, 0",
    "stats, /stats/, 1280, dark, 0",
    "log, /log/, 1280, light, 0",
    "rendering, /rendering/, 390, light, 0",
    "paper, /papers/2611.99001/, 1280, light, 0",
    "paper-dark, /papers/2611.99001/, 1280, dark, 3000",
    "paper-phone, /papers/2611.99001/, 390, light, 0",
    "paper-phone-sepia, /papers/2611.99004/, 390, sepia, 2400",
    "features, /paper/, 1280, sepia, 900"
  })
  void looksAsItDid(String name, String path, int width, String theme, int scroll)
      throws IOException {
    byte[] png = screenshot(path, width, theme, scroll);
    Path reference = REFERENCES.resolve(name + ".png");
    if (UPDATE) {
      Files.write(reference, png);
      return;
    }
    double share = difference(image(Files.readAllBytes(reference)), image(png));
    if (share > TOLERANCE) {
      Files.createDirectories(SEEN);
      Files.write(SEEN.resolve(name + ".png"), png);
    }
    assertTrue(
        share <= TOLERANCE,
        "%.2f %% of %s differs: compare %s, and scripts/screenshots --update if it is better"
            .formatted(share * 100, reference, SEEN.resolve(name + ".png")));
  }

  private static byte[] screenshot(String path, int width, String theme, int scroll) {
    Browser.NewContextOptions options =
        chromium.options(width, ColorScheme.LIGHT).setBypassCSP(true);
    Page page = chromium.page(options);
    page.addInitScript("localStorage.setItem('comfort', '{\"theme\": \"" + theme + "\"}')");
    page.navigate(chromium.url(path));
    // The visitor's own letters differ from machine to machine; these come with the browser tests.
    page.addStyleTag(
        new Page.AddStyleTagOptions()
            .setContent(
                ":root { --sans: 'DejaVu Sans'; --mono: 'DejaVu Sans Mono' }"
                    + " * { animation: none !important; caret-color: transparent !important }"));
    page.evaluate("y => scrollTo({top: y, behavior: 'instant'})", scroll);
    page.evaluate("document.fonts.ready");
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    return page.screenshot();
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The share of pixels that are not the same; all of them where the sizes differ. */
  private static double difference(BufferedImage before, BufferedImage now) {
    if (before.getWidth() != now.getWidth() || before.getHeight() != now.getHeight()) {
      return 1;
    }
    long other = 0;
    for (int y = 0; y < now.getHeight(); y++) {
      for (int x = 0; x < now.getWidth(); x++) {
        other += same(before.getRGB(x, y), now.getRGB(x, y)) ? 0 : 1;
      }
    }
    return (double) other / now.getWidth() / now.getHeight();
  }

  private static boolean same(int a, int b) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) > SAME) {
        return false;
      }
    }
    return true;
  }
}
