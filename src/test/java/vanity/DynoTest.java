package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The options of the JVM on a dyno. */
class DynoTest {
  private static final Path ARGUMENTS = Path.of("scripts/dyno.args");
  private static final Pattern SIZE =
      Pattern.compile(
          "-(?:Xmx|XX:(?:MaxMetaspaceSize|ReservedCodeCacheSize|MaxDirectMemorySize)=)(\\d+)m");

  /** Besides these: thread stacks, the JVM's own code, its collector, symbols and malloc. */
  private static final int OTHERS = 95;

  @Test
  void whatIsBoundedFitsInTheDyno() throws IOException {
    try (Stream<String> lines = Files.lines(ARGUMENTS)) {
      List<Integer> sizes =
          lines
              .map(SIZE::matcher)
              .filter(Matcher::matches)
              .map(size -> Integer.valueOf(size.group(1)))
              .toList();
      assertEquals(4, sizes.size());
      int sum = sizes.stream().mapToInt(Integer::intValue).sum() + OTHERS;
      assertTrue(sum <= 512, sum + " MB");
    }
  }

  @Test
  void thisJvmTakesTheOptions() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ARGUMENTS,
                "-version")
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes());
    assertEquals(0, java.waitFor(), output);
    assertTrue(!output.contains("warning"), output);
  }
}
