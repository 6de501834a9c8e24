package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vanity.Wait;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.work.Progress;

/** Workers that are killed, that stand still, or whose clocks are wrong. */
final class WorkerDrills {
  /** On a busy machine, too. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int PAPERS = 9;
  private static final List<String> CLOCKS = List.of("+0", "+1h", "-1h");

  private WorkerDrills() {}

  /** A worker is killed at each stage of a render, and started again. */
  static List<String> killed(Stage stage) throws Exception {
    Hold hold = new Hold(stage.database());
    List<String> points =
        new ArrayList<>(Stream.of(Progress.Stage.values()).map(Enum::name).toList());
    points.add(Hold.PAGE);
    Map<String, String> sameFolder =
        Map.of("DATA_DIR", stage.folder().resolve("worker").toString());
    List<String> found = new ArrayList<>();
    for (int number = 1; number <= points.size(); number++) {
      String paper = Papers.numbered(number).facts().id().paper();
      String point = points.get(number - 1);
      stage.arxiv().add(Papers.numbered(number));
      new RenderQueue(stage.database()).ask(paper, Urgency.VISITOR);
      hold.at(point);
      Child first = stage.start(sameFolder, "worker");
      hold.awaitSomebody();
      first.kill();
      hold.release();
      must(readable(stage) == number - 1, "%s: half a page is shown", point);
      try (Child next = stage.start(sameFolder, "worker")) {
        int wanted = number;
        Duration took = Wait.until(paper, PATIENCE, () -> readable(stage) == wanted);
        awaitEmptyQueue(stage);
        List<String> states = states(stage, paper);
        must(states.equals(List.of("abandoned", "rendered")), "%s: %s", point, states);
        must(next.isAlive(), "the next one ended: %s", next.written());
        found.add("%-9s readable %2d s after the kill".formatted(point, took.toSeconds()));
      }
      must(leftovers(stage).isEmpty(), "%s: left behind: %s", point, leftovers(stage));
    }
    must(stage.count("render_pages") == points.size(), "not a page a paper");
    found.add("each rendered once, no half page, no folder and no process left behind");
    return found;
  }

  private static List<String> leftovers(Stage stage) throws IOException {
    Path work = stage.folder().resolve("worker/work");
    List<String> left = new ArrayList<>();
    try (Stream<Path> folders = Files.list(work)) {
      folders.map(Path::toString).forEach(left::add);
    }
    ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(work.toString()))
        .forEach(left::add);
    return left;
  }

  /** A worker stands still, while it converts and while it stores, and goes on too late. */
  static List<String> stopped(Stage stage) throws Exception {
    Hold hold = new Hold(stage.database());
    List<String> found = new ArrayList<>();
    int number = 0;
    for (String point : List.of(Progress.Stage.LATEXML.name(), Hold.PAGE)) {
      String paper = Shelved.paper(stage, ++number);
      hold.at(point);
      try (Child late = stage.start(Map.of(), "worker")) {
        hold.awaitSomebody();
        late.signal("STOP");
        hold.release();
        Duration took;
        int wanted = number;
        try (Child next = stage.start(Map.of(), "worker")) {
          took = Wait.until(paper, PATIENCE, () -> readable(stage) == wanted);
          awaitEmptyQueue(stage);
          must(next.isAlive(), "the next one ended");
        }
        long shown = shown(stage, paper);
        late.signal("CONT");
        late.awaitLine("taken over by another worker");
        must(shown(stage, paper) == shown, "%s: the late one's page is shown", point);
        List<String> states = states(stage, paper);
        must(states.equals(List.of("abandoned", "rendered")), "%s: %s", point, states);
        String another = Shelved.paper(stage, ++number);
        int both = number;
        Wait.until(another + " by the late one", PATIENCE, () -> readable(stage) == both);
        found.add(
            "stopped in %s: readable by another after %d s; what the late one had is dropped, and it works on"
                .formatted(point, took.toSeconds()));
      }
    }
    return found;
  }

  /** Three workers, of which two believe in another hour. */
  static List<String> clocks(Stage stage) throws Exception {
    List<Child> workers = new ArrayList<>();
    try {
      for (String clock : CLOCKS) {
        workers.add(
            stage.start(
                Map.of(
                    "LD_PRELOAD",
                    faketime(),
                    "FAKETIME",
                    clock,
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1"),
                "worker"));
      }
      for (Child worker : workers) {
        worker.awaitLine("Renders with");
      }
      for (int number = 1; number <= PAPERS; number++) {
        Shelved.paper(stage, number);
      }
      Duration took = Wait.until("all papers", PATIENCE, () -> readable(stage) == PAPERS);
      awaitEmptyQueue(stage);
      must(
          stage.count("renders where state = 'rendered'") == PAPERS,
          "%d papers were rendered %d times",
          PAPERS,
          stage.count("renders where state = 'rendered'"));
      List<Integer> shares =
          stage
              .database()
              .query("select count(*) from renders group by worker", row -> row.getInt(1));
      must(shares.size() == CLOCKS.size(), "only these workers had papers: %s", shares);
      return lines(
          "%d papers, each rendered once, in %d s; papers by worker: %s"
              .formatted(PAPERS, took.toSeconds(), shares));
    } finally {
      workers.forEach(Child::close);
    }
  }

  private static String faketime() throws IOException {
    try (Stream<Path> found =
        Files.find(
            Path.of("/usr/lib"), 4, (file, attributes) -> file.endsWith("libfaketime.so.1"))) {
      return found
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("faketime is not installed"))
          .toString();
    }
  }

  static int readable(Stage stage) {
    return stage.count("papers where shown_render is not null");
  }

  static List<String> states(Stage stage, String paper) {
    return stage
        .database()
        .query(
            "select state from renders where arxiv_id = ? order by id",
            row -> row.getString(1),
            paper);
  }

  static void awaitEmptyQueue(Stage stage) throws InterruptedException {
    Wait.until("an empty queue", PATIENCE, () -> stage.count("scheduled_tasks") == 0);
  }

  private static long shown(Stage stage, String paper) {
    return stage
        .database()
        .one("select shown_render from papers where arxiv_id = ?", row -> row.getLong(1), paper)
        .orElseThrow();
  }
}
