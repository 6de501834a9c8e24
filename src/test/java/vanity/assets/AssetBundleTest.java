package vanity.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetBundleTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  @TempDir private Path source;
  @TempDir private Path target;

  @BeforeEach
  void someFiles() throws IOException {
    Files.writeString(source.resolve("site.css"), "a { color: red } ".repeat(100));
    Files.writeString(source.resolve("dot.png"), "png");
  }

  /** What was written, by name. */
  private static SortedMap<String, String> written(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @Test
  void isTheSameWhereverItIsBuilt(@TempDir Path other) throws IOException {
    AssetBundle.write(source, target);
    AssetBundle.write(source, other);
    assertEquals(written(target), written(other));
    assertEquals(6, written(target).size(), "an index, a png, four variants of a stylesheet");
  }

  @Test
  void isNotWrittenAgainWhereNothingHasChanged() throws IOException {
    AssetBundle.write(source, target);
    for (String file : written(target).keySet()) {
      Files.setLastModifiedTime(target.resolve(file), LONG_AGO);
    }
    AssetBundle.write(source, target);
    for (String file : written(target).keySet()) {
      assertEquals(LONG_AGO, Files.getLastModifiedTime(target.resolve(file)), file);
    }
  }

  @Test
  void isWrittenAgainAsFarAsSomethingHasChanged() throws IOException {
    AssetBundle.write(source, target);
    SortedMap<String, String> before = written(target);
    for (String file : before.keySet()) {
      Files.setLastModifiedTime(target.resolve(file), LONG_AGO);
    }
    Files.writeString(source.resolve("dot.png"), "another");
    Files.writeString(source.resolve("new.txt"), "x");
    AssetBundle.write(source, target);
    SortedMap<String, String> after = written(target);
    assertEquals(7, after.size(), "the old picture is gone");
    int kept = 0;
    for (String file : after.keySet()) {
      kept += Files.getLastModifiedTime(target.resolve(file)).equals(LONG_AGO) ? 1 : 0;
    }
    assertEquals(4, kept, "the stylesheet was not compressed again");
  }

  @Test
  void failsTheBuildNamingEveryReferenceThatLeadsNowhere() throws IOException {
    Files.writeString(source.resolve("a.css"), "url(gone.png)");
    Files.writeString(source.resolve("b.js"), "import './b.js'");
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> AssetBundle.write(source, target));
    assertEquals(
        "static files: a.css refers to gone.png, which is not there;"
            + " b.js -> b.js is a circle: each name would need the other's hash",
        failure.getMessage());
  }

  @Test
  void isReadBackAsItWasWritten() {
    // What the build made of static/.
    SortedMap<String, Asset> bundled = AssetBundle.read();
    Asset css = Objects.requireNonNull(bundled.get("css/site.css"));
    assertEquals("text/css; charset=utf-8", css.type());
    assertEquals(css.path(), css.url());
  }
}
