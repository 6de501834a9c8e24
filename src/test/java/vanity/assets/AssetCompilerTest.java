package vanity.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vanity.http.Bytes;
import vanity.http.Compression.Effort;
import vanity.http.ContentCoding;

class AssetCompilerTest {
  @TempDir private Path folder;
  private final List<String> problems = new ArrayList<>();

  private void file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private SortedMap<String, Asset> compile() throws IOException {
    return AssetCompiler.compile(AssetFolder.list(folder), problems::add);
  }

  private static Asset the(String name, SortedMap<String, Asset> assets) {
    return Objects.requireNonNull(assets.get(name), name);
  }

  private static String content(Asset asset) throws IOException {
    Bytes bytes = asset.variants().getLast().bytes().get();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes.writeTo(out, 0, bytes.length());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void namesAFileByItsContent() throws IOException {
    file("css/site.css", "a {}");
    // printf 'a {}' | sha256sum
    assertEquals("/static/css/site.9a4487ccbedf68e5.css", the("css/site.css", compile()).path());
  }

  @Test
  void namesEveryKindOfFile() throws IOException {
    file("LICENSE", "x");
    file("archive.tar.gz", "x");
    file("a b/café ü.txt", "x");
    file("per%cent;x.txt", "x");
    file("empty.txt", "");
    file("root/favicon.ico", "x");
    file("root/.well-known/security.txt", "x");
    // printf x | sha256sum
    String hash = "2d711642b726b044";
    SortedMap<String, Asset> assets = compile();
    assertEquals("/static/LICENSE." + hash, the("LICENSE", assets).url());
    assertEquals("/static/archive.tar." + hash + ".gz", the("archive.tar.gz", assets).url());
    assertEquals("/static/a b/café ü." + hash + ".txt", the("a b/café ü.txt", assets).path());
    assertEquals(
        "/static/a%20b/caf%C3%A9%20%C3%BC." + hash + ".txt", the("a b/café ü.txt", assets).url());
    assertEquals("/static/per%25cent%3Bx." + hash + ".txt", the("per%cent;x.txt", assets).url());
    assertEquals("/static/empty.e3b0c44298fc1c14.txt", the("empty.txt", assets).url());
    assertEquals("/favicon.ico", the("root/favicon.ico", assets).url());
    assertEquals("/.well-known/security.txt", the("root/.well-known/security.txt", assets).url());
  }

  @Test
  void leavesOutWhatIsHiddenOrAVariantOfAnother() throws IOException {
    file("site.css", "a {}");
    file("site.css.gz", "x");
    file("site.css.br", "x");
    file("alone.gz", "x");
    file(".hidden", "x");
    file(".git/config", "x");
    assertEquals("[alone.gz, site.css]", compile().keySet().toString());
  }

  @Test
  void rewritesReferencesToHashedNames() throws IOException {
    file("img/dot.png", "png");
    file("css/base.css", "b {}");
    file(
        "css/site.css",
        "@import 'base.css'; a { b: url(../img/dot.png?x#y) url('%2e./img/dot.png') }");
    file("js/site.js", "import '/static/js/sub/part.js'");
    file("js/sub/part.js", "new URL('../../img/dot.png', import.meta.url)");
    SortedMap<String, Asset> assets = compile();
    assertEquals(
        "@import '%s'; a { b: url(%s?x#y) url('%s') }"
            .formatted(
                the("css/base.css", assets).url(),
                the("img/dot.png", assets).url(),
                the("img/dot.png", assets).url()),
        content(the("css/site.css", assets)));
    assertEquals(
        "import '" + the("js/sub/part.js", assets).url() + "'", content(the("js/site.js", assets)));
    assertEquals(List.of(), problems);
  }

  @Test
  void givesAnotherNameWhereOnlyAReferencedFileHasChanged() throws IOException {
    file("dot.png", "one");
    file("site.css", "a { b: url(dot.png) }");
    String before = the("site.css", compile()).url();
    file("dot.png", "two");
    assertTrue(!before.equals(the("site.css", compile()).url()));
  }

  @Test
  void reportsAReferenceThatLeadsNowhereAndLeavesIt() throws IOException {
    file("css/site.css", "a { b: url(../img/gone.png) }");
    SortedMap<String, Asset> assets = compile();
    assertEquals(List.of("css/site.css refers to ../img/gone.png, which is not there"), problems);
    assertEquals("a { b: url(../img/gone.png) }", content(the("css/site.css", assets)));
  }

  @Test
  void reportsCircles() throws IOException {
    file("a.js", "import './b.js'");
    file("b.js", "import './c.js'");
    file("c.js", "import './a.js'");
    file("self.css", "@import 'self.css'");
    compile();
    assertEquals(
        List.of(
            "a.js -> b.js -> c.js -> a.js is a circle: each name would need the other's hash",
            "self.css -> self.css is a circle: each name would need the other's hash"),
        problems);
  }

  @Test
  void keepsAVariantOnlyIfItIsWorthIt() throws IOException {
    file("long.txt", "the same again ".repeat(100));
    file("short.txt", "abc");
    file("empty.txt", "");
    file("photo.png", "the same again ".repeat(100));
    SortedMap<String, Asset> assets = Asset.compressed(compile(), Effort.BUILD);
    List<ContentCoding> codings =
        the("long.txt", assets).variants().stream().map(each -> each.coding()).toList();
    assertEquals(4, codings.size());
    assertEquals(ContentCoding.IDENTITY, codings.getLast());
    for (String name : List.of("short.txt", "empty.txt", "photo.png")) {
      assertEquals(1, the(name, assets).variants().size(), name);
    }
    List<Long> sizes =
        the("long.txt", assets).variants().stream()
            .map(each -> each.bytes().get().length())
            .toList();
    assertEquals(sizes.stream().sorted().toList(), sizes);
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    file("site.css", "a { color: red } ".repeat(200));
    file("site.js", "let a = 1; ".repeat(200));
    assertEquals(tags(), tags());
  }

  private List<String> tags() throws IOException {
    return Asset.compressed(compile(), Effort.BUILD).values().stream()
        .flatMap(asset -> asset.variants().stream())
        .map(variant -> variant.tag().toString())
        .toList();
  }

  @Test
  void keepsALargeFileOnDisk() throws IOException {
    Path video = folder.resolve("video.mp4");
    Files.write(video, new byte[(1 << 20) + 1]);
    Bytes bytes = the("video.mp4", compile()).variants().getFirst().bytes().get();
    assertEquals((1 << 20) + 1, bytes.length());
    assertNull(bytes.inMemory());
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    bytes.writeTo(part, 1 << 20, 1);
    assertEquals(1, part.size());
    Files.write(video, new byte[10]);
    assertThrows(IOException.class, () -> bytes.writeTo(part, 0, bytes.length()));
  }

  @Test
  void givesTheIntegrityOfWhatIsServed() throws IOException {
    file("site.js", "x");
    // printf x | openssl dgst -sha384 -binary | base64
    assertEquals(
        "sha384-11LCxR+6DimqGQVwqdQlPkQHegWNMpf6OlYw1b0BJiL5fCisrtMTtcg7uZDKp9qF",
        the("site.js", compile()).integrity());
  }

  @Test
  void needsAFolder() {
    assertThrows(IllegalArgumentException.class, () -> AssetFolder.list(folder.resolve("nowhere")));
  }
}
