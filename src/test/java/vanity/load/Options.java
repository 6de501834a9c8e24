package vanity.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What the operator asks of a run.
 *
 * @param length of each measurement of the story
 * @param rounds of each comparison: the median counts
 * @param databaseDelay a round trip to the database takes so much longer
 * @param held connections that wait for their answers at once, smallest first
 * @param papers in the database
 * @param dollars what the dyno costs a month
 * @param jvm options after the Procfile's, to compare others
 * @param parts of the run that are wanted
 * @param report folder of the report
 */
record Options(
    boolean quick,
    Duration length,
    int rounds,
    Duration databaseDelay,
    List<Integer> held,
    int papers,
    double dollars,
    String jvm,
    Set<String> parts,
    Path report) {

  /** What a run is made of. */
  static final Set<String> PARTS = Set.of("story", "comparisons", "held", "traffic");

  /** The options of the article's own wrk line. */
  static final int THREADS = 12;

  static final int CONNECTIONS = 400;
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Options parse(String[] arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    boolean quick = left.remove("--quick");
    long seconds = quick ? 5 : 30;
    int rounds = quick ? 1 : 3;
    double delay = 3;
    List<Integer> held = quick ? List.of(400, 4_000) : List.of(400, 4_000, 10_000, 20_000);
    int papers = 2_000;
    double dollars = 7;
    String jvm = "";
    Set<String> parts = PARTS;
    Path report = Path.of("target/load-test");
    while (!left.isEmpty()) {
      String option = left.pop();
      if (left.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a value, or is not known");
      }
      String value = left.pop();
      switch (option) {
        case "--seconds" -> seconds = Long.parseLong(value);
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--db-delay" -> delay = Double.parseDouble(value);
        case "--held" -> held = List.of(value.split(",")).stream().map(Integer::valueOf).toList();
        case "--papers" -> papers = Integer.parseInt(value);
        case "--dollars" -> dollars = Double.parseDouble(value);
        case "--jvm" -> jvm = value;
        case "--only" -> parts = parts(value);
        case "--report" -> report = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    Duration databaseDelay = Duration.ofNanos((long) (delay * 1e6));
    return new Options(
        quick,
        Duration.ofSeconds(seconds),
        rounds,
        databaseDelay,
        held.stream().sorted().toList(),
        papers,
        dollars,
        jvm,
        parts,
        report.toAbsolutePath());
  }

  private static Set<String> parts(String value) {
    Set<String> parts = Set.of(value.split(","));
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("the parts are " + String.join(", ", PARTS));
    }
    return parts;
  }

  /** Of everything that is not a step of the story. */
  Duration shorter() {
    return length.compareTo(Duration.ofSeconds(12)) < 0 ? length : Duration.ofSeconds(12);
  }

  /** Of one round of a comparison. */
  Duration round() {
    return quick ? Duration.ofSeconds(3) : Duration.ofSeconds(5);
  }

  /** Before something is measured: compilers and caches settle. */
  Duration warmUp() {
    return quick ? Duration.ofSeconds(2) : Duration.ofSeconds(3);
  }
}
