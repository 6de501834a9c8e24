package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSizeTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 080200000000000000, png, 300, 200",
    "474946383961 2c01 c800 f70000 ffffffffffffffffffffffffffffffffffffff, gif, 300, 200",
    "ffd8 ffe0 0004 0000 ffc0 0011 08 00c8 012c 03012200021101031101 ffd9000000, jpg, 300, 200",
    "52494646 00000000 57454250 56503858 0a000000 10000000 2b0100 c70000, webp, 300, 200",
    "52494646 00000000 57454250 5650384c 0a000000 2f 2bc13100 0000000000, webp, 300, 200",
    "52494646 00000000 57454250 56503820 0a000000 000000 9d012a 2c01 c800, webp, 300, 200",
  })
  void readsABitmapsOwnHeader(String hex, String kind, int width, int height) throws IOException {
    assertEquals(Optional.of(new ImageSize(kind, width, height)), ofBitmap(hex));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a script, 3c7363726970743e616c6572742831293c2f7363726970743e00000000000000",
    "cut short, 89504e470d0a1a0a0000000d",
    "no pixels, 89504e470d0a1a0a0000000d4948445200000000000000c808020000000000",
    "a bomb of pixels, 89504e470d0a1a0a0000000d49484452000186a0000186a008020000000000",
  })
  void refusesWhatIsNoPicture(String what, String hex) throws IOException {
    assertEquals(Optional.empty(), ofBitmap(hex), what);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "width='72pt' height='36pt', 96, 48",
    "viewBox='0 0 120 60', 120, 60",
    "width='60' viewBox='0 0 120 60', 60, 30",
    "width='100%' height='100%' viewBox='0 0 120 60', 120, 60",
    "fill='none', 300, 150",
  })
  void readsAnSvgsSizeAsBrowsersDo(String attributes, int width, int height) {
    assertEquals(
        new ImageSize("svg", width, height), ImageSize.ofSvg("<svg " + attributes + "></svg>"));
  }

  @Test
  void boundsAnSvgsSize() {
    assertEquals(
        new ImageSize("svg", 20_000, 1), ImageSize.ofSvg("<svg viewBox='0 0 9999999 0.1'></svg>"));
  }

  private Optional<ImageSize> ofBitmap(String hex) throws IOException {
    Path file = folder.resolve("picture");
    Files.write(file, HexFormat.of().parseHex(hex.replace(" ", "")));
    return ImageSize.ofBitmap(file);
  }
}
