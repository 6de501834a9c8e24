package vanity.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What it costs to send a paper's page compressed: put together around an article that was
 * compressed when it was rendered, or compressed as a whole. Processor time of this thread, so that
 * other work on the machine counts little.
 *
 * <p>{@code java -cp target/test-classes:target/vanity.jar vanity.http.CompressionBenchmark
 * page.html}, with a page that was saved from the site.
 */
final class CompressionBenchmark {
  private static final int ROUNDS = 5;
  private static final String BEGIN = "<article class=\"paper\">";
  private static final String END = "</article>";

  private CompressionBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Brotli4jLoader.ensureAvailability();
    String page = Files.readString(Path.of(arguments[0]));
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.lastIndexOf(END);
    byte[] whole = bytes(page);
    byte[] before = bytes(page.substring(0, begin));
    byte[] after = bytes(page.substring(end));
    Deflated article = Deflated.of(bytes(page.substring(begin, end)));

    System.out.printf("%-24s %8s ms %8d bytes%n", "page", "", whole.length);
    measure("gzip, put together", 200, () -> Gzip.around(before, article, after));
    for (int level : new int[] {1, 5, 6, 9}) {
      measure("gzip " + level, 20, () -> Gzip.of(whole, level));
    }
    for (int level : new int[] {1, 3, 9}) {
      measure("zstd " + level, 20, () -> Zstd.compress(whole, level));
    }
    for (int quality : new int[] {1, 4, 5, 11}) {
      measure("br " + quality, quality == 11 ? 2 : 20, () -> brotli(whole, quality));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] brotli(byte[] text, int quality) {
    try {
      return Encoder.compress(text, Encoder.Parameters.create(quality, 22));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The best of some rounds. */
  private static void measure(String what, int times, Supplier<byte[]> compress) {
    long best = Long.MAX_VALUE;
    int length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuTime();
      for (int i = 0; i < times; i++) {
        length = compress.get().length;
      }
      best = Math.min(best, (cpuTime() - start) / times);
    }
    System.out.printf("%-24s %8.2f ms %8d bytes%n", what, best / 1e6, length);
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
