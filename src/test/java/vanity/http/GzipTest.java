package vanity.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipTest {
  private static byte[] gunzip(byte[] member) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Words, noise and repetition, of any length up to a little more than a deflate window. */
  private static byte[] text(Random random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(70_000);
    byte[] text = new byte[length];
    if (random.nextBoolean()) {
      random.nextBytes(text);
    } else {
      byte[] words = bytes("<mi>x</mi><mo>=</mo><mn>" + random.nextInt(1000) + "</mn> ");
      for (int i = 0; i < length; i++) {
        text[i] = words[i % words.length];
      }
    }
    return text;
  }

  @Test
  void isOneMemberAroundATextThatWasCompressedBefore() throws IOException {
    byte[] member =
        Gzip.around(bytes("<article>"), Deflated.of(bytes("formulas")), bytes("</article>"));
    assertEquals("<article>formulas</article>", new String(gunzip(member), StandardCharsets.UTF_8));
  }

  @Test
  void isReadByAnyReaderWhateverItsPartsAre() throws IOException {
    Random random = new Random(1706_03762);
    for (int i = 0; i < 300; i++) {
      byte[] before = text(random);
      byte[] middle = text(random);
      byte[] after = text(random);
      byte[] all = joined(before, middle, after);
      byte[] member = Gzip.around(before, Deflated.of(middle), after);
      assertArrayEquals(all, gunzip(member), "round " + i);
      assertArrayEquals(all, gunzip(Gzip.of(all, 6)), "round " + i);
    }
  }

  @Test
  void isReadByGzipItself(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/gzip")), "no gzip here");
    Random random = new Random(42);
    for (int i = 0; i < 20; i++) {
      byte[] before = text(random);
      byte[] middle = text(random);
      byte[] after = text(random);
      Path file = folder.resolve(i + ".gz");
      Files.write(file, Gzip.around(before, Deflated.of(middle), after));
      Process gzip = new ProcessBuilder("/bin/gzip", "-dc", file.toString()).start();
      byte[] read = gzip.getInputStream().readAllBytes();
      assertEquals(
          0,
          gzip.waitFor(),
          new String(gzip.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
      assertArrayEquals(joined(before, middle, after), read);
    }
  }

  @Test
  void isTheSameWheneverItIsMade() {
    byte[] text = bytes("no name, no time ".repeat(100));
    assertArrayEquals(Gzip.of(text, 9), Gzip.of(text, 9));
    assertEquals("1f8b08000000000000ff", hex(Gzip.of(text, 9)).substring(0, 20));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void costsLittleMoreThanCompressingTheWhole() {
    byte[] middle = new byte[200_000];
    byte[] words = bytes("<mrow><mi>x</mi><mo>+</mo><mn>17</mn></mrow> and then some prose, ");
    Random random = new Random(7);
    for (int i = 0; i < middle.length; i++) {
      middle[i] =
          random.nextInt(20) == 0 ? (byte) ('a' + random.nextInt(26)) : words[i % words.length];
    }
    byte[] around = bytes("<!doctype html><title>A paper</title>".repeat(20));
    int composed = Gzip.around(around, Deflated.of(middle), around).length;
    int whole = Gzip.of(joined(around, middle, around), 9).length;
    assertTrue(composed < whole * 1.02, composed + " against " + whole);
  }

  @Test
  void combinesChecksums() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] first = text(random);
      byte[] second = text(random);
      assertEquals(
          crc(joined(first, second)), Crc32.combine(crc(first), crc(second), second.length));
    }
    assertEquals(crc(bytes("abc")), Crc32.combine(crc(bytes("abc")), 0, 0));
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Test
  void givesItsTextBackInPieces() throws IOException {
    byte[] text = bytes("0123456789".repeat(5_000));
    for (Bytes whole :
        List.of(
            Gzip.text(Gzip.of(text, 6), text.length),
            Gzip.text(
                Arrays.copyOf(text, 20_000),
                Deflated.of(Arrays.copyOfRange(text, 20_000, 40_000)),
                Arrays.copyOfRange(text, 40_000, 50_000)))) {
      assertEquals(50_000, whole.length());
      assertArrayEquals(text, part(whole, 0, 50_000));
      assertArrayEquals(Arrays.copyOfRange(text, 19_990, 40_010), part(whole, 19_990, 20_020));
      assertArrayEquals(bytes("9"), part(whole, 49_999, 1));
      assertArrayEquals(new byte[0], part(whole, 100, 0));
    }
  }

  private static byte[] part(Bytes bytes, long offset, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes.writeTo(out, offset, length);
    return out.toByteArray();
  }

  @Test
  void inflatesWhatWasDeflated() {
    for (String text : List.of("", "a", "formulas ".repeat(10_000))) {
      Deflated deflated = Deflated.of(bytes(text));
      assertEquals(bytes(text).length, deflated.length());
      assertEquals(crc(bytes(text)), deflated.crc());
      assertArrayEquals(bytes(text), deflated.inflate());
    }
  }

  @Test
  void saysThatATextIsDamaged() {
    Deflated good = Deflated.of(bytes("formulas ".repeat(1000)));
    byte[] cut = Arrays.copyOf(good.bytes(), good.bytes().length / 2);
    Deflated tooShort = new Deflated(cut, good.crc(), good.length());
    assertThrows(IOException.class, () -> tooShort.writeTo(OutputStream.nullOutputStream()));
    Deflated nonsense = new Deflated(new byte[] {7, 7, 7, 7}, 0, 100);
    assertThrows(IOException.class, () -> nonsense.writeTo(OutputStream.nullOutputStream()));
  }

  @Test
  void everyCodingGivesTheTextBack() throws Exception {
    byte[] text = bytes("Attention is all you need. ".repeat(2_000));
    for (Compression.Effort effort : Compression.Effort.values()) {
      assertArrayEquals(text, gunzip(encoded(ContentCoding.GZIP, text, effort)));
      byte[] zstd = encoded(ContentCoding.ZSTD, text, effort);
      assertArrayEquals(text, Zstd.decompress(zstd, text.length));
      byte[] br = encoded(ContentCoding.BR, text, effort);
      assertArrayEquals(text, Decoder.decompress(br).getDecompressedData());
      assertArrayEquals(br, encoded(ContentCoding.BR, text, effort));
    }
    assertTrue(Compression.encode(ContentCoding.IDENTITY, text, Compression.Effort.PAGE).isEmpty());
  }

  private static byte[] encoded(ContentCoding coding, byte[] text, Compression.Effort effort) {
    assertTrue(Compression.speaks(coding));
    return Compression.encode(coding, text, effort).orElseThrow();
  }
}
