package vanity.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Closes a thing when its time is up, so that a server which trickles cannot hold its reader: the
 * time limit of the JDK's HTTP client ends where a body begins.
 */
public final class Deadline implements AutoCloseable {
  private final Thread watcher;
  private volatile boolean passed;

  public Deadline(Duration time, Closeable thing) {
    watcher = Thread.ofVirtual().name("deadline").start(() -> watch(time, thing));
  }

  private void watch(Duration time, Closeable thing) {
    try {
      Thread.sleep(time);
      passed = true;
      thing.close();
    } catch (InterruptedException | IOException e) {
      // In time, or closed already: either way there is nothing left to bound.
    }
  }

  public boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
