package vanity.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vanity.render.work.WorkFolders;

/** Runs drills by name, or all, and says what was found. */
public final class Drills {
  /** One drill. */
  @FunctionalInterface
  interface Drill {
    /** What was found, a line each; throws if it must not be so. */
    List<String> run(Stage stage) throws Exception;
  }

  private static final Map<String, Drill> ALL = new LinkedHashMap<>();

  static {
    ALL.put("pace", ArxivDrills::pace);
    ALL.put("overtake", ArxivDrills::overtake);
    ALL.put("away", ArxivDrills::away);
    ALL.put("crowd", CrowdDrills::crowd);
    ALL.put("flood", CrowdDrills::flood);
    ALL.put("bulk", CrashDrills::bulk);
    ALL.put("worker", WorkerDrills::killed);
    ALL.put("stopped", WorkerDrills::stopped);
    ALL.put("clocks", WorkerDrills::clocks);
    ALL.put("missing", MachineDrills::missing);
    ALL.put("full", MachineDrills::full);
    ALL.put("memory", MachineDrills::memory);
    ALL.put("dyno", MachineDrills::dyno);
    ALL.put("site", CrashDrills::site);
    ALL.put("fleet", FleetDrills::fleet);
  }

  private Drills() {}

  /**
   * Runs them.
   *
   * @param arguments names; none for all
   */
  public static void main(String[] arguments) throws Exception {
    List<String> names = arguments.length == 0 ? List.copyOf(ALL.keySet()) : List.of(arguments);
    if (!ALL.keySet().containsAll(names)) {
      System.err.println("Drills are: " + String.join(", ", ALL.keySet()));
      System.exit(2);
    }
    List<String> failed = new ArrayList<>();
    for (String name : names) {
      System.out.println("== " + name);
      if (!run(ALL.get(name))) {
        failed.add(name);
      }
    }
    System.out.println(failed.isEmpty() ? "All as it should be" : "FAILED: " + failed);
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static boolean run(Drill drill) throws Exception {
    Path folder = Files.createTempDirectory("vanity-drill-");
    try (Stage stage = new Stage(folder)) {
      drill.run(stage).forEach(line -> System.out.println("   " + line));
    } catch (IllegalStateException e) {
      System.out.println("   NOT SO: " + e.getMessage() + " (logs in " + folder + ")");
      return false;
    }
    WorkFolders.remove(folder);
    return true;
  }

  /** What must be so. */
  static void must(boolean so, String what, Object... arguments) {
    if (!so) {
      throw new IllegalStateException(what.formatted(arguments));
    }
  }

  static List<String> lines(String... lines) {
    return Arrays.asList(lines);
  }
}
