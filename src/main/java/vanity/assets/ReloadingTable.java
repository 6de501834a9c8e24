package vanity.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The static files of a folder as they are now: compiled again when one has changed. */
final class ReloadingTable implements Supplier<StaticTable> {
  private final Path folder;
  private final Map<String, Asset> standIns;
  private final Consumer<String> problems;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable AssetFolder compiled;
  private @Nullable StaticTable table;

  ReloadingTable(Path folder, Map<String, Asset> standIns, Consumer<String> problems) {
    this.folder = folder;
    this.standIns = standIns;
    this.problems = problems;
  }

  @Override
  public StaticTable get() {
    lock.lock();
    try {
      AssetFolder now = AssetFolder.list(folder);
      StaticTable ready = table;
      if (ready == null || !now.equals(compiled)) {
        ready = StaticTable.of(AssetCompiler.compile(now, problems), standIns);
        table = ready;
        compiled = now;
      }
      return ready;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }
}
