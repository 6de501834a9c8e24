package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * {@code scripts/soak}: mixed traffic for as long as one likes. At its end memory, connections and
 * threads must be what they were in the quarter before, and no virtual thread may have been pinned
 * by code of ours or of the pool's.
 */
public final class Soak {
  /** How much more memory the last quarter may show than the third. */
  private static final double GROWTH = 1.10;

  private static final List<String> OURS = List.of("vanity.", "com.zaxxer.");

  /** Of requests that are due at the same rate all the time. */
  private final SplittableRandom random = new SplittableRandom(4711);

  private Soak() {}

  public static void main(String[] arguments) throws IOException {
    double minutes = Double.parseDouble(arguments[0]);
    double rate = Double.parseDouble(arguments[1]);
    Options options = Options.parse(new String[] {"--quick", "--report", arguments[2]});
    Path recording = options.report().resolve("soak.jfr");
    String jfr =
        "-XX:StartFlightRecording:settings=none,+jdk.VirtualThreadPinned#enabled=true,"
            + "+jdk.VirtualThreadPinned#threshold=0ms,+jdk.VirtualThreadPinned#stackTrace=true,"
            + "dumponexit=true,filename="
            + recording;
    List<Watch.Sample> samples;
    try (Rig rig = Rig.start(options, jfr);
        Server server = rig.bench().dyno().site("soak", Map.of())) {
      Bench.say("%.1f minutes of %.0f requests a second", minutes, rate);
      samples = new Soak().soak(rig.bench(), server, minutes, rate);
    }
    List<String> complaints = new ArrayList<>(grown(samples));
    complaints.addAll(pinned(recording));
    complaints.forEach(complaint -> System.err.println("soak: " + complaint));
    if (!complaints.isEmpty()) {
      System.exit(1);
    }
  }

  private List<Watch.Sample> soak(Bench bench, Server server, double minutes, double rate)
      throws IOException {
    String figure = Page.find(server.url(Bench.PAPER), "/files/[0-9a-f]{64}\\.[a-z]+");
    String asset = Page.find(server.url(Bench.PAPER), "/static/[^\"]+\\.css");
    List<String> others =
        List.of("/", "/papers/", "/search/?q=threads", "/stats/", "/papers/feed/", figure, asset);
    double[] upTo = Zipf.upTo(bench.options().papers());
    FixedRate traffic =
        new FixedRate(
            server.port(),
            n ->
                n % 5 == 0
                    ? others.get(n / 5 % others.size())
                    : Zipf.path(Zipf.rank(upTo, draw()), upTo.length));
    Duration length = Duration.ofMillis((long) (minutes * 60_000));
    Watch.Watched watched = bench.watch().during(server, () -> traffic.run(rate, length));
    Load load = watched.load();
    Bench.say(
        "%,d answers, %d refused, %d errors, p50 %.1f ms, p99 %.1f ms",
        load.requests(), load.refused(), load.errors(), load.p50(), load.p99());
    if (!load.clean()) {
      throw new IllegalStateException("not every answer was a good one");
    }
    return watched.samples();
  }

  private synchronized double draw() {
    return random.nextDouble();
  }

  private static List<String> grown(List<Watch.Sample> samples) {
    List<String> complaints = new ArrayList<>();
    compare(samples, "memory, MB", sample -> sample.memory() >> 20, GROWTH, complaints);
    compare(samples, "database connections", Watch.Sample::connections, 1, complaints);
    compare(samples, "threads", Watch.Sample::threads, GROWTH, complaints);
    return complaints;
  }

  private static void compare(
      List<Watch.Sample> samples,
      String what,
      ToDoubleFunction<Watch.Sample> value,
      double growth,
      List<String> complaints) {
    double then = median(samples, 2, value);
    double now = median(samples, 3, value);
    Bench.say("%s: %.0f in the third quarter, %.0f in the last", what, then, now);
    if (now > then * growth) {
      complaints.add("%s grew from %.0f to %.0f".formatted(what, then, now));
    }
  }

  private static double median(
      List<Watch.Sample> samples, int quarter, ToDoubleFunction<Watch.Sample> value) {
    int size = samples.size() / 4;
    return Median.of(
        samples.subList(quarter * size, (quarter + 1) * size).stream()
            .map(value::applyAsDouble)
            .toList());
  }

  /** Where a virtual thread kept its carrier while it waited. */
  private static List<String> pinned(Path recording) throws IOException {
    List<String> ours = new ArrayList<>();
    int all = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      all++;
      if (event.getStackTrace() == null) {
        continue;
      }
      // What blocked is on top; deeper down, everything is ours.
      event.getStackTrace().getFrames().stream()
          .limit(12)
          .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
          .filter(frame -> OURS.stream().anyMatch(frame::startsWith))
          .findFirst()
          .ifPresent(frame -> ours.add(event.getDuration().toMillis() + " ms in " + frame));
    }
    Bench.say("virtual threads pinned: %d times, %d of them by us or the pool", all, ours.size());
    Files.deleteIfExists(recording);
    return ours.stream().distinct().limit(5).map(frame -> "pinned " + frame).toList();
  }
}
