import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * What a waiting thread occupies: parks COUNT threads DEPTH frames deep and prints, per thread, the
 * bytes of heap and the bytes of resident memory that were not there before.
 *
 * <p>The whole heap is touched at start, so that resident memory grows by what lies outside of it.
 * What the kernel keeps for a thread is in neither number.
 */
public class Sleepers {
  private static final CountDownLatch WAKE = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Thread.Builder kind = args[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
    int count = Integer.parseInt(args[1]);
    int depth = Integer.parseInt(args[2]);

    var warm = new CountDownLatch(100);
    var open = new CountDownLatch(0);
    for (int i = 0; i < 100; i++) kind.start(() -> descend(depth, 1, 2, warm, open));
    warm.await();

    heap(); // the first time also loads classes
    long heap = heap();
    long resident = resident();
    var parked = new CountDownLatch(count);
    var threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] = kind.start(() -> descend(depth, 1, 2, parked, WAKE));
    }
    parked.await();
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
    }
    System.out.printf(
        "%s\t%d\t%d\t%.0f\t%.0f%n",
        args[0],
        count,
        depth,
        (heap() - heap) / (double) count,
        (resident() - resident) / (double) count);
    WAKE.countDown();
  }

  /** One frame of a handler: two long locals that are still needed after the wait. */
  private static long descend(
      int depth, long a, long b, CountDownLatch parked, CountDownLatch wake) {
    if (depth > 1) return a + b + descend(depth - 1, b, a + b, parked, wake);
    parked.countDown();
    try {
      wake.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return a + b;
  }

  /** What the last of three collections has left alive. */
  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    }
    throw new IOException("no VmRSS");
  }
}
