package vanity.load;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run found: the content of report.json, from which the others are made.
 *
 * @param machine what it ran on, line by line
 * @param method how, line by line
 * @param story the article's, step by step; the first is stock
 * @param held requests that wait, by how many at once
 * @param traffic everything else that was sent
 * @param comparisons with what could be reached
 * @param aims what was to be shown
 * @param cost what a month of the dyno buys
 */
record Report(
    String when,
    List<String> machine,
    List<String> method,
    List<Row> story,
    List<Row> held,
    List<Row> traffic,
    List<Comparison> comparisons,
    List<Aim> aims,
    String cost) {

  /**
   * One measurement.
   *
   * @param what was asked, and how
   * @param note what else is to be said of it
   * @param memory the most that the JVM took, bytes
   * @param connections the most to the database
   * @param processor microseconds of one that a request took the JVM
   */
  record Row(
      String name,
      String what,
      String note,
      Load load,
      long memory,
      int connections,
      double processor,
      List<Watch.Sample> samples) {

    static Row of(String name, String what, String note, Watch.Watched watched) {
      return new Row(
          name,
          what,
          note,
          watched.load(),
          watched.peakMemory(),
          watched.peakConnections(),
          watched.processorPerRequest(),
          watched.samples());
    }

    /** The same with more said of it. */
    Row with(String more) {
      return new Row(name, what, note + more, load, memory, connections, processor, samples);
    }
  }

  /**
   * Two that were measured in turns, several times.
   *
   * @param ours a second, of each round
   * @param theirs a second, of each round
   */
  record Comparison(String name, String against, List<Double> ours, List<Double> theirs) {
    double ratio() {
      return Median.of(ours) / Median.of(theirs);
    }
  }

  /**
   * Something to be shown.
   *
   * @param met whether it was, in this run
   */
  record Aim(String measure, String aim, String found, boolean met) {}

  String markdown() {
    return Markdown.of(this);
  }

  /** As report.json, report.md and report.html. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("report.json"),
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this));
    Files.writeString(folder.resolve("report.md"), markdown());
    Files.writeString(folder.resolve("report.html"), Html.of(this));
  }
}
