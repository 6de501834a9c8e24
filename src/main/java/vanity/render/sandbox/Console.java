package vanity.render.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vanity.render.work.RenderFolder;

/** What a program printed. */
final class Console {
  private static final int LAST_WORDS = 2000;

  private Console() {}

  static Path file(RenderFolder folder) {
    return folder.root().resolve("console.txt");
  }

  /** The end of it. */
  static String read(RenderFolder folder) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(file(folder).toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LAST_WORDS));
      byte[] bytes = new byte[(int) Math.min(LAST_WORDS, file.length())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}
