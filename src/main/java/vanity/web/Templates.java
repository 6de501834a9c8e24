package vanity.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Renders JTE templates to UTF-8 bytes: compiled at build time, or reloading from the folder in
 * development.
 */
public final class Templates {
  /** Stands in a template where {@link Body.Composed#middle()} goes. */
  public static final Content HOLE = output -> output.writeContent("\0");

  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /** The templates that were compiled into the program. */
  public static Templates precompiled() {
    return new Templates(TemplateEngine.createPrecompiled(ContentType.Html));
  }

  /**
   * Templates that are compiled when they change: for development, needs a JDK.
   *
   * @param folder of the templates
   * @param classes where to compile them to
   */
  public static Templates reloading(Path folder, Path classes) {
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(folder),
            classes,
            ContentType.Html,
            Templates.class.getClassLoader());
    engine.setBinaryStaticContent(true);
    engine.setTrimControlStructures(true);
    return new Templates(engine);
  }

  /** A rendered template in two halves, cut at its {@link #HOLE}. */
  public record Halves(byte[] before, byte[] after) {}

  /**
   * Renders one template.
   *
   * @param name the template's file name, such as {@code home.jte}
   * @param page the record that the template's parameter {@code page} takes
   */
  public byte[] render(String name, Object page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(name, page, output);
    return output.toByteArray();
  }

  /** Renders a template that has exactly one {@link #HOLE}. */
  public Halves renderAround(String name, Object page) {
    byte[] all = render(name, page);
    int hole = indexOfHole(all, 0);
    if (hole < 0 || indexOfHole(all, hole + 1) >= 0) {
      throw new IllegalStateException(name + " must have exactly one hole");
    }
    return new Halves(Arrays.copyOf(all, hole), Arrays.copyOfRange(all, hole + 1, all.length));
  }

  private static int indexOfHole(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
