package vanity.arxiv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {
  @ParameterizedTest
  @CsvSource({
    "1706/1706.03762.gz, 1706.03762",
    "0001/astro-ph0001001.gz, astro-ph/0001001",
    "0601/hep-th0601001.pdf, hep-th/0601001",
    "9912/math-ph9912001.gz, math-ph/9912001",
    "1412/1412.9999.gz, 1412.9999",
    "arXiv-1706.03762v7.tar.gz, 1706.03762v7",
    "arXiv-cs0202123v3.tar.gz, cs/0202123v3",
    "hep-th_9901001.tar.gz, hep-th/9901001",
    "papers/1706.03762v2.tex, 1706.03762v2",
    "papers/1706.03762, 1706.03762",
  })
  void namesTellThePaper(String file, String id) {
    assertEquals(Optional.of(id), BulkSources.idOf(file).map(ArxivId::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1706/",
        "1706/README",
        "1706.03762/main.tex",
        "1713.03762.gz",
        "1706.03762.gz~",
        "x1706.03762.gz",
        "arXiv_src_manifest.xml",
        "notes2001001.gz",
        ""
      })
  void otherNamesTellNone(String file) {
    assertEquals(Optional.empty(), BulkSources.idOf(file));
  }

  @Test
  void readsTheSourcesOfATarInTurn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, "1706/", "");
      add(tar, "1706/1706.03762.gz", "one");
      add(tar, "1706/README", "not a paper");
      TarArchiveEntry link = new TarArchiveEntry("1706/1706.00002.gz", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      add(tar, "0601/hep-th0601001.pdf", "three");
    }
    List<String> seen = new ArrayList<>();
    try (BulkSources sources = new BulkSources(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (var next = sources.next(); next.isPresent(); next = sources.next()) {
        BulkSources.Source source = next.get();
        try (var in = sources.bytes()) {
          seen.add(
              "%s %s %d %s"
                  .formatted(
                      source.id(),
                      source.name(),
                      source.size(),
                      new String(in.readAllBytes(), UTF_8)));
        }
      }
    }
    assertEquals(
        List.of("1706.03762 1706.03762.gz 3 one", "hep-th/0601001 hep-th0601001.pdf 5 three"),
        seen);
  }

  @Test
  void passesOverWhatWasNotRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, "1706/1706.00001.gz", "x".repeat(100_000));
      add(tar, "1706/1706.00002.gz", "two");
    }
    try (BulkSources sources = new BulkSources(new ByteArrayInputStream(bytes.toByteArray()))) {
      sources.next();
      sources.next();
      assertArrayEquals("two".getBytes(UTF_8), sources.bytes().readAllBytes());
    }
  }

  @Test
  void aTarThatIsCutOffIsAnError() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, "1706/1706.00001.gz", "x".repeat(100_000));
      add(tar, "1706/1706.00002.gz", "two");
    }
    byte[] half = Arrays.copyOf(bytes.toByteArray(), 50_000);
    try (BulkSources sources = new BulkSources(new ByteArrayInputStream(half))) {
      sources.next();
      assertThrows(IOException.class, sources::next);
    }
  }

  @Test
  void readsTheManifest() throws IOException {
    String manifest =
        """
        <?xml version='1.0' standalone='yes'?>
        <arXivSRC>
          <timestamp>Wed Mar  1 00:00:00 2023</timestamp>
          <file>
            <content_md5sum>cacbfede21d5dfef26f367ec99384546</content_md5sum>
            <filename>src/arXiv_src_0001_001.tar</filename>
            <first_item>astro-ph0001001</first_item>
            <last_item>quant-ph0001119</last_item>
            <md5sum>949ae880fbaf4649a485a8d9e07f370b</md5sum>
            <num_items>2364</num_items>
            <seq_num>1</seq_num>
            <size>225605507</size>
            <timestamp>2010-12-23 00:13:59</timestamp>
            <yymm>0001</yymm>
          </file>
        </arXivSRC>
        """;
    assertEquals(
        List.of(
            new BulkManifest.Tar(
                "src/arXiv_src_0001_001.tar",
                "0001",
                2364,
                225_605_507,
                "949ae880fbaf4649a485a8d9e07f370b")),
        BulkManifest.parse(new ByteArrayInputStream(manifest.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<arXivPDF/>",
        "<arXivSRC><file><size>large</size></file></arXivSRC>",
        "<!DOCTYPE arXivSRC><arXivSRC/>"
      })
  void refusesOtherManifests(String text) {
    assertThrows(
        IOException.class,
        () -> BulkManifest.parse(new ByteArrayInputStream(text.getBytes(UTF_8))));
  }

  private static void add(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length());
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }
}
