package vanity.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ScriptSizeTest {
  private static final int MOST = 15 * 1024;

  @Test
  void allScriptsTogetherAreSmall() throws IOException {
    int bytes = 0;
    try (Stream<Path> scripts = Files.list(Path.of("static/js"))) {
      for (Path script : scripts.toList()) {
        bytes += compressed(Files.readAllBytes(script));
      }
    }
    assertTrue(bytes < MOST, bytes + " bytes with gzip");
  }

  private static int compressed(byte[] script) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script);
    }
    return bytes.size();
  }
}
