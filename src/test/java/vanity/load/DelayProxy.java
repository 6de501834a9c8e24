package vanity.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The distance between a dyno and its database: a port of the loopback interface before
 * PostgreSQL's, where what is sent arrives half a delay later, either way. It takes nothing from
 * the bandwidth.
 */
final class DelayProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final long oneWay;

  /**
   * @param roundTrip what a question and its answer take longer
   */
  DelayProxy(int target, Duration roundTrip) throws IOException {
    this.target = target;
    this.oneWay = roundTrip.toNanos() / 2;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      carry(client, server);
      carry(server, client);
    } catch (IOException e) {
      end(client);
    }
  }

  /** What was read, and when it may go on; a length of -1 is the end. */
  private record Parcel(byte[] bytes, int length, long due) {}

  private void carry(Socket from, Socket to) {
    BlockingQueue<Parcel> onTheWay = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> read(from, onTheWay));
    Thread.ofVirtual().start(() -> write(to, onTheWay));
  }

  private void read(Socket from, BlockingQueue<Parcel> onTheWay) {
    byte[] buffer = new byte[64 * 1024];
    int length;
    do {
      try {
        length = from.getInputStream().read(buffer);
      } catch (IOException e) {
        length = -1;
      }
      byte[] bytes = length < 0 ? buffer : java.util.Arrays.copyOf(buffer, length);
      onTheWay.add(new Parcel(bytes, length, System.nanoTime() + oneWay));
    } while (length >= 0);
  }

  private static void write(Socket to, BlockingQueue<Parcel> onTheWay) {
    try {
      for (Parcel parcel = onTheWay.take(); parcel.length >= 0; parcel = onTheWay.take()) {
        long early = parcel.due - System.nanoTime();
        if (early > 0) {
          Thread.sleep(Duration.ofNanos(early));
        }
        to.getOutputStream().write(parcel.bytes, 0, parcel.length);
      }
    } catch (IOException | InterruptedException e) {
      // Its end is gone: so is the other.
    }
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
