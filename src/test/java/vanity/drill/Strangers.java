package vanity.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends {@link Rubbish}, each on a connection of its own whose sending half is closed afterwards,
 * and counts how each is answered. A server that neither answers nor closes within the time hangs.
 */
public final class Strangers {
  private static final int PATIENCE = 10_000;
  private static final int AT_ONCE = 32;

  private final int port;
  private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
  private volatile String worst = "";

  public Strangers(int port) {
    this.port = port;
  }

  /**
   * Arguments: port, requests, seed. Prints how many ended in each way; fails if any hung or was
   * 500.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Strangers strangers = new Strangers(Integer.parseInt(arguments[0]));
    Map<String, Integer> outcomes =
        strangers.send(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    System.out.println(outcomes.toString().replace(" ", ""));
    if (!strangers.worst.isEmpty()) {
      System.err.println(strangers.worst);
      System.exit(1);
    }
  }

  /** How many ended in each way: a status, {@code closed}, {@code 500}, {@code hung}. */
  public Map<String, Integer> send(int count, long seed) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < AT_ONCE; i++) {
        threads.execute(() -> {
          for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            // Each has a seed of its own, so that one can be sent again alone.
            one(new Rubbish(new SplittableRandom(seed + n)).next());
          }
        });
      }
    }
    Map<String, Integer> sums = new TreeMap<>();
    outcomes.forEach((outcome, times) -> sums.put(outcome, times.get()));
    return sums;
  }

  private void one(String request) {
    String outcome = outcome(request);
    if (outcome.equals("500") || outcome.equals("hung")) {
      worst = outcome + ": " + request;
    }
    outcomes.computeIfAbsent(outcome, first -> new AtomicInteger()).incrementAndGet();
  }

  private String outcome(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      String status = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      in.transferTo(OutputStream.nullOutputStream());
      return status.isEmpty() ? "closed" : status.substring(Math.min(9, status.length()));
    } catch (SocketTimeoutException e) {
      return "hung";
    } catch (IOException e) {
      return "closed"; // Reset: it closed with some of ours unread.
    }
  }
}
