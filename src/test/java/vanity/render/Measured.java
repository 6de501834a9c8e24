package vanity.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import vanity.render.conversion.RenderResult;
import vanity.render.conversion.Renderer;
import vanity.render.document.ReaderDocument;
import vanity.render.sandbox.ProcessTree;
import vanity.render.work.FolderContent;

/**
 * One render and what it took.
 *
 * @param memory the most bytes that its processes held at once
 * @param disk the most bytes that its folder held
 */
record Measured(RenderResult result, double seconds, long memory, long disk) {
  /**
   * @param folder made anew, and left as the render leaves it
   */
  static Measured render(Renderer renderer, Path source, Path folder)
      throws IOException, InterruptedException {
    if (Files.exists(folder)) {
      FolderContent.delete(folder);
    }
    Files.createDirectories(folder);
    AtomicLong memory = new AtomicLong();
    AtomicLong disk = new AtomicLong();
    Thread watch =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                while (true) {
                  memory.accumulateAndGet(ofChildren(), Math::max);
                  disk.accumulateAndGet(FolderContent.size(folder), Math::max);
                  Thread.sleep(250);
                }
              } catch (InterruptedException | IOException e) {
                // The render is over.
              }
            });
    long start = System.nanoTime();
    RenderResult result = renderer.render(source, null, folder, stage -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    watch.interrupt();
    watch.join();
    Files.writeString(folder.resolve("report.txt"), result.report().log());
    return new Measured(result, seconds, memory.get(), disk.get());
  }

  private static long ofChildren() {
    return ProcessHandle.current()
        .descendants()
        .mapToLong(each ->
            ProcessTree.residentBytes(Path.of("/proc", Long.toString(each.pid()), "status")))
        .sum();
  }

  /** The document, or null if there is none. */
  ReaderDocument document() {
    return switch (result) {
      case RenderResult.Rendered rendered -> rendered.document();
      case RenderResult.Partial partial -> partial.document();
      case RenderResult.Failed failed -> null;
      case RenderResult.NoTexSource none -> null;
      case RenderResult.TimedOut timedOut -> null;
      case RenderResult.OutOfMemory outOfMemory -> null;
      case RenderResult.OutOfRoom outOfRoom -> null;
    };
  }

  /** Why there is no document, or empty. */
  String reason() {
    return switch (result) {
      case RenderResult.Failed failed -> failed.reason();
      case RenderResult.NoTexSource none -> none.kind().label();
      case RenderResult.Rendered rendered -> "";
      case RenderResult.Partial partial -> "";
      case RenderResult.TimedOut timedOut -> "";
      case RenderResult.OutOfMemory outOfMemory -> "";
      case RenderResult.OutOfRoom outOfRoom -> "";
    };
  }
}
