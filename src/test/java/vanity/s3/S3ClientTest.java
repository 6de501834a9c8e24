package vanity.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3ClientTest {
  @RegisterExtension static final S3Proxy SERVER = new S3Proxy();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static S3Client client(String secret, S3Client.Times times) {
    return new S3Client(S3Proxy.ACCESS_KEY_ID, secret, times);
  }

  @Test
  void givesBackWhatItStoredWholeAndInPieces() {
    S3Address store = SERVER.address("a/b");
    try (S3Client client = SERVER.client()) {
      client.put(store, "x", bytes("0123456789"));
      assertArrayEquals(bytes("0123456789"), client.get(store, "x").orElseThrow());
      assertArrayEquals(bytes("345"), client.get(store, "x", 3, 3).orElseThrow());
      assertArrayEquals(bytes("89"), client.get(store, "x", 8, 100).orElseThrow());
      assertArrayEquals(bytes(""), client.get(store, "x", 10, 5).orElseThrow());
      client.delete(store, "x");
      client.delete(store, "x");
      assertEquals(Optional.empty(), client.get(store, "x"));
      assertEquals(Optional.empty(), client.get(store, "x", 0, 5));
    }
  }

  @Test
  void listsWhatIsBelowItsPrefix() {
    S3Address store = SERVER.address("list");
    try (S3Client client = SERVER.client()) {
      client.put(store, "one", bytes("1"));
      client.put(store, "two", bytes("2"));
      client.put(SERVER.address("listing"), "three", bytes("3"));
      S3Listing all = client.list(store, null);
      assertNull(all.next());
      assertEquals("one two", all.entries().get(0).name() + " " + all.entries().get(1).name());
      assertEquals(2, all.entries().size());
      Duration age = Duration.between(all.entries().get(0).modified(), Instant.now());
      assertTrue(age.toMinutes() < 5, age.toString());
    }
  }

  @Test
  void aLongListIsReadPageByPage() {
    String page =
        "<?xml version='1.0'?><ListBucketResult><IsTruncated>true</IsTruncated>"
            + "<Contents><Key>p/a</Key><LastModified>2026-11-24T15:00:00.000Z</LastModified></Contents>"
            + "<NextContinuationToken>t/1=</NextContinuationToken></ListBucketResult>";
    S3Listing listing = S3Listing.parse(bytes(page), "p/");
    assertEquals("a", listing.entries().getFirst().name());
    assertEquals("t/1=", listing.next());
  }

  @Test
  void aWrongKeyIsRefusedAndNotNamed() {
    try (S3Client stranger = client("not-the-secret", S3Client.Times.DEFAULT)) {
      StoreAwayException refused =
          assertThrows(
              StoreAwayException.class, () -> stranger.put(SERVER.address("a"), "x", bytes("x")));
      assertTrue(refused.getMessage().contains("403 SignatureDoesNotMatch"), refused.getMessage());
      assertTrue(!refused.getMessage().contains("not-the-secret"), refused.getMessage());
    }
  }

  @Test
  void aBodyThatStallsIsAStoreThatIsAway() throws IOException {
    S3Client.Times times = new S3Client.Times(Duration.ofSeconds(1), Duration.ofSeconds(1));
    try (Canned stalls = new Canned("HTTP/1.1 206 Partial Content\nContent-Length: 10\n\n01234");
        S3Client client = client("secret", times)) {
      StoreAwayException away =
          assertThrows(StoreAwayException.class, () -> client.get(stalls.store(), "x", 0, 10));
      assertTrue(
          away.getMessage().contains("gave no answer in 1000 ms: its body stalls"),
          away.getMessage());
    }
  }

  @Test
  void aServerThatIgnoresRangesGivesPiecesAllTheSame() throws IOException {
    try (Canned whole = new Canned("HTTP/1.1 200 OK\nContent-Length: 10\n\n0123456789");
        S3Client client = SERVER.client()) {
      assertArrayEquals(bytes("345"), client.get(whole.store(), "x", 3, 3).orElseThrow());
    }
  }

  /** Writes this answer to whoever connects, and then no more. */
  private record Canned(ServerSocket socket) implements AutoCloseable {
    Canned(String answer) throws IOException {
      this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      Thread.startVirtualThread(() -> {
        try {
          Socket asking = socket.accept();
          asking.getOutputStream().write(bytes(answer.replace("\n", "\r\n")));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }

    S3Address store() {
      URI here = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      return new S3Address("bucket", "a", here, "auto");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void nobodyAtTheEndpointIsAStoreThatIsAway() {
    S3Address nowhere = new S3Address("bucket", "a", URI.create("http://127.0.0.1:1"), "auto");
    try (S3Client client = SERVER.client()) {
      assertThrows(StoreAwayException.class, () -> client.get(nowhere, "x"));
    }
  }
}
