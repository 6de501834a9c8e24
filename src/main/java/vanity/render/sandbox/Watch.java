package vanity.render.sandbox;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import vanity.render.work.FolderContent;

/** What limits on each process cannot hold: the time, memory, number and disk of all together. */
final class Watch {
  static final int PROCESSES = 64;

  /** Bytes that one render may leave in its folder. */
  private static final long DISK = 1L << 30;

  private Watch() {}

  /** Looks at a running program until it ends or goes too far. */
  static Ended over(ProcessTree tree, Task task) throws IOException, InterruptedException {
    long end = System.nanoTime() + task.time().toNanos();
    for (int round = 1; !tree.root().waitFor(100, TimeUnit.MILLISECONDS); round++) {
      if (System.nanoTime() > end) {
        return new Ended.TimedOut();
      }
      if (tree.size() > PROCESSES) {
        return new Ended.TooGreedy("processes");
      }
      if (tree.memory() > task.memory()) {
        return new Ended.OutOfMemory();
      }
      if (round % 10 == 0 && FolderContent.size(task.folder().root()) > DISK) {
        return new Ended.TooGreedy("disk");
      }
    }
    return new Ended.Exited(tree.root().exitValue());
  }
}
