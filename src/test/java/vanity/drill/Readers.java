package vanity.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers: so many requests a second, each at its time whether the last was answered or not, for
 * pages in turn. Prints one line: {@code sent=… failed=… out=… p50=… p99=… why=…}, where out is the
 * time from the first failure to the last, in seconds, and times are in milliseconds.
 */
final class Readers {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Answer(long at, long took, String problem) {
    boolean failed() {
      return !problem.isEmpty();
    }
  }

  private Readers() {}

  /** Arguments: address, requests a second, seconds, paths. */
  public static void main(String[] arguments) throws InterruptedException {
    URI site = URI.create(arguments[0]);
    int rate = Integer.parseInt(arguments[1]);
    int count = rate * Integer.parseInt(arguments[2]);
    List<String> paths = List.of(arguments).subList(3, arguments.length);
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + i * 1_000_000_000L / rate;
        LockSupport.parkNanos(due - System.nanoTime());
        URI page = site.resolve(paths.get(i % paths.size()));
        threads.execute(() -> answers.add(ask(http, page, due, due - start)));
      }
    }
    System.out.println(summary(new ArrayList<>(answers)));
  }

  private static Answer ask(HttpClient http, URI page, long due, long at) {
    String problem;
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(page).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      problem = response.statusCode() < 400 ? "" : "status " + response.statusCode();
    } catch (IOException e) {
      problem = e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      problem = "interrupted";
    }
    return new Answer(at, System.nanoTime() - due, problem);
  }

  private static String summary(List<Answer> answers) {
    Map<String, Integer> why = new TreeMap<>();
    answers.stream()
        .filter(Answer::failed)
        .forEach(each -> why.merge(each.problem, 1, Integer::sum));
    List<Long> failures = answers.stream().filter(Answer::failed).map(Answer::at).sorted().toList();
    List<Long> times =
        answers.stream().filter(each -> !each.failed()).map(Answer::took).sorted().toList();
    double out =
        failures.isEmpty() ? 0 : (failures.getLast() - failures.getFirst()) / 1_000_000_000.0;
    return "sent=%d failed=%d out=%.1f p50=%d p99=%d why=%s"
        .formatted(
            answers.size(),
            failures.size(),
            out,
            percentile(times, 50),
            percentile(times, 99),
            why.toString().replace(" ", "_"));
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? -1
        : TimeUnit.NANOSECONDS.toMillis(
            sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
  }
}
