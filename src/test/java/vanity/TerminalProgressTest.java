package vanity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import vanity.render.work.Progress.Stage;

class TerminalProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);

  @Test
  void printsALineAStageWhereThereIsNoTerminal() throws Exception {
    try (var progress = new TerminalProgress(new PrintStream(bytes, true, UTF_8), false, clock)) {
      progress.begin(Stage.UNPACK);
      progress.begin(Stage.LATEXML);
    }
    assertEquals("unpacking the source…\nconverting the LaTeX…\n", bytes.toString(UTF_8));
  }

  @Test
  void rewritesOneLineOnATerminalAndLeavesItEmpty() throws Exception {
    try (var progress = new TerminalProgress(new PrintStream(bytes, true, UTF_8), true, clock)) {
      progress.begin(Stage.UNPACK);
      progress.begin(Stage.LATEXML);
    }
    String printed = bytes.toString(UTF_8);
    assertTrue(printed.contains("\r\u001b[Kconverting the LaTeX…"), printed);
    assertTrue(printed.endsWith("\r\u001b[K"), printed);
    assertTrue(!printed.contains("\n"), printed);
  }
}
