package vanity.render;

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
record RenderFolder(Path root) {
  Path paper() {
    return root.resolve("paper");
  }

  Path bindings() {
    return root.resolve("bindings");
  }

  Path out() {
    return root.resolve("out");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path files() {
    return root.resolve("files");
  }

  void create() throws IOException {
    for (Path folder : new Path[] {paper(), bindings(), out(), temporary(), files()}) {
      Files.createDirectories(folder);
    }
  }
}
