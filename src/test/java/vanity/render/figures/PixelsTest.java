package vanity.render.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelsTest {
  @TempDir Path folder;

  private Optional<Pixels> of(String hex) throws IOException {
    return Pixels.of(
        Files.write(folder.resolve("x"), HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @Test
  void readsTheSizeFromTheHeaderAlone() throws IOException {
    assertEquals(
        Optional.of(new Pixels(100_000, 100_000, 0)),
        of("89504E470D0A1A0A 0000000D 49484452 000186A0 000186A0 08"));
    assertEquals(Optional.of(new Pixels(3, 2, 0)), of("474946383961 0300 0200 80"));
    assertEquals(
        Optional.of(new Pixels(640, 480, 4)),
        of("FFD8 FFE0 0004 0000 FFC0 0014 08 01E0 0280 04 000000"));
  }

  @Test
  void hasNoSizeOfWhatIsNoPictureOrBroken() throws IOException {
    assertEquals(Optional.empty(), of("255044462D"));
    assertEquals(Optional.empty(), of("8950"));
    assertEquals(Optional.empty(), of(""));
    assertEquals(Optional.empty(), of("FFD8 0000"));
  }
}
