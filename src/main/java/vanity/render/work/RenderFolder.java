package vanity.render.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one render while it runs.
 *
 * <pre>
 * paper/     the source, unpacked              read-only for the converter
 * bindings/  our LaTeXML bindings              read-only for the converter
 * out/       what the converter writes
 * tmp/       its scratch files
 * files/     what the page refers to, named by content
 * </pre>
 */
public record RenderFolder(Path root) {
  /** What it is called where a program in a sandbox sees nothing else. */
  public static final String INSIDE = "/work";

  public Path paper() {
    return root.resolve("paper");
  }

  public Path bindings() {
    return root.resolve("bindings");
  }

  public Path out() {
    return root.resolve("out");
  }

  public Path temporary() {
    return root.resolve("tmp");
  }

  public Path files() {
    return root.resolve("files");
  }

  public void create() throws IOException {
    for (Path folder : new Path[] {paper(), bindings(), out(), temporary(), files()}) {
      Files.createDirectories(folder);
    }
  }
}
