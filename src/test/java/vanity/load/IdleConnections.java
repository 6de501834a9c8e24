package vanity.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that asked once and stay open, as a router keeps them. */
final class IdleConnections implements AutoCloseable {
  private static final byte[] REQUEST =
      "GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final List<SocketChannel> open = new ArrayList<>();

  /** Opens so many, one after the other. */
  IdleConnections(int port, int count) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      open.add(channel);
      channel.write(ByteBuffer.wrap(REQUEST));
      channel.read(answer.clear());
    }
  }

  int count() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel each : open) {
      each.close();
    }
  }
}
