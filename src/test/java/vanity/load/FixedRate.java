package vanity.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Asks at a fixed rate, whatever comes back when. A time is counted from when the request was due,
 * so that a server which stalls does not hide those that it kept from being asked (coordinated
 * omission), as it does with wrk. Where only the generator woke late, which shares the processors
 * with the server, it is counted from then.
 */
final class FixedRate {
  private static final int CONNECTIONS = 100;
  private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.ISO_8859_1);

  private final int port;
  private final IntFunction<String> paths;
  private final ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  /**
   * @param paths of the requests by their number
   */
  FixedRate(int port, IntFunction<String> paths) {
    this.port = port;
    this.paths = paths;
  }

  Load run(double rate, Duration length) {
    long begin = System.nanoTime() + 100_000_000;
    double interval = 1e9 / rate;
    long count = (long) (length.toNanos() / interval);
    Thread[] clients = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      clients[i] = Thread.ofVirtual().start(() -> client(first, count, begin, interval));
    }
    for (Thread client : clients) {
      Pause.until(client);
    }
    return load((System.nanoTime() - begin) / 1e9);
  }

  /** Every so-manieth request: one connection asks them one after the other. */
  private void client(int first, long count, long begin, double interval) {
    long[] took = new long[(int) (count / CONNECTIONS) + 1];
    int done = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      byte[] buffer = new byte[256 * 1024];
      for (long n = first; n < count; n += CONNECTIONS) {
        long due = begin + (long) (n * interval);
        long early = due - System.nanoTime();
        if (early > 0) {
          Pause.of(Duration.ofNanos(early));
        }
        long from = early > 0 ? System.nanoTime() : due;
        socket.getOutputStream().write(request((int) n));
        answer(socket.getInputStream(), buffer);
        took[done++] = System.nanoTime() - from;
      }
    } catch (IOException e) {
      errors.incrementAndGet();
    }
    times.add(Arrays.copyOf(took, done));
  }

  private byte[] request(int n) {
    return ("GET "
            + paths.apply(n)
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void answer(InputStream in, byte[] buffer) throws IOException {
    int read = 0;
    int end = -1;
    while (end < 0 || read < end) {
      int more = in.read(buffer, read, buffer.length - read);
      if (more < 0) {
        throw new IOException("closed within an answer");
      }
      read += more;
      end = end < 0 ? end(buffer, read) : end;
    }
    bytes.addAndGet(read);
    if (buffer[9] != '2') {
      refused.incrementAndGet();
    }
  }

  /**
   * Where the answer ends, if all of its head is here; else -1. By bytes, for what the generator
   * takes of the two processors the server has not.
   */
  private static int end(byte[] buffer, int read) throws IOException {
    int length = -1;
    int line = 0;
    for (int i = 0; i + 1 < read; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
        if (i == line) {
          if (length < 0) {
            throw new IOException("an answer without a length");
          }
          return i + 2 + length;
        }
        if (isLength(buffer, line)) {
          length = number(buffer, line + LENGTH.length, i);
        }
        line = i + 2;
      }
    }
    return -1;
  }

  private static boolean isLength(byte[] buffer, int line) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[line + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] buffer, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + buffer[i] - '0';
    }
    return number;
  }

  private Load load(double seconds) {
    long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Load(
        all.length,
        seconds,
        bytes.get(),
        errors.get(),
        0,
        refused.get(),
        percentile(all, 0.5),
        percentile(all, 0.99),
        percentile(all, 1));
  }

  /** Milliseconds. */
  private static double percentile(long[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
  }
}
