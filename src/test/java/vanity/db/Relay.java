package vanity.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port in front of PostgreSQL that can be cut and mended: the network, for tests. */
public final class Relay implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;

  private Relay(int target, int port) {
    this.target = target;
    this.port = port;
  }

  /** A relay that is still cut. */
  public static Relay before(DatabaseUrl url) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Relay(
          Integer.parseInt(url.hosts().substring(url.hosts().indexOf(':') + 1)),
          free.getLocalPort());
    }
  }

  /** The same database through this port. */
  public DatabaseUrl url(DatabaseUrl url) {
    return new DatabaseUrl(
        "127.0.0.1:" + port, url.database(), url.user(), url.password(), url.options());
  }

  public void mend() throws IOException {
    ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    listener = socket;
    Thread.ofVirtual().start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
      }
    } catch (IOException e) {
      // Cut.
    }
  }

  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Cut.
    }
  }

  public void cut() {
    try {
      if (listener != null) {
        listener.close();
      }
      for (Socket each : open) {
        each.close();
      }
      open.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
  }
}
