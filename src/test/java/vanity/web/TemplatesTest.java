package vanity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gg.jte.Content;
import gg.jte.TemplateNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  @TempDir private Path folder;
  @TempDir private Path classes;
  private Templates templates;

  @BeforeEach
  void fromAFolder() {
    templates = Templates.reloading(folder, classes);
  }

  private void template(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void rendersToUtf8AndEscapes() throws IOException {
    template("hello.jte", "@param String page\n<p>Grüße, ${page}!</p>");
    assertEquals("<p>Grüße, &lt;𝔸&gt;!</p>", text(templates.render("hello.jte", "<𝔸>")));
  }

  @Test
  void readsAChangedTemplateAnew() throws IOException {
    template("hello.jte", "@param String page\none ${page}");
    assertEquals("one x", text(templates.render("hello.jte", "x")));
    template("hello.jte", "@param String page\nanother ${page}");
    Files.setLastModifiedTime(
        folder.resolve("hello.jte"), FileTime.fromMillis(System.currentTimeMillis() + 10_000));
    assertEquals("another x", text(templates.render("hello.jte", "x")));
  }

  @Test
  void cutsAtTheHole() throws IOException {
    template("paper.jte", "@param gg.jte.Content page\n<article>${page}</article>");
    Templates.Halves halves = templates.renderAround("paper.jte", Templates.HOLE);
    assertEquals("<article>", text(halves.before()));
    assertEquals("</article>", text(halves.after()));
  }

  @Test
  void wantsExactlyOneHole() throws IOException {
    template("none.jte", "@param gg.jte.Content page\nno hole");
    template("two.jte", "@param gg.jte.Content page\n${page} ${page}");
    for (String name : new String[] {"none.jte", "two.jte"}) {
      assertEquals(
          name + " must have exactly one hole",
          assertThrows(
                  IllegalStateException.class, () -> templates.renderAround(name, Templates.HOLE))
              .getMessage());
    }
  }

  @Test
  void rendersWhatWasCompiledIntoTheProgram() {
    Content nothing = output -> {};
    assertThrows(
        TemplateNotFoundException.class,
        () -> Templates.precompiled().render("nowhere.jte", nothing));
  }
}
