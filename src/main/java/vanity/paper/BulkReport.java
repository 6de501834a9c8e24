package vanity.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of an import of many, or has until now.
 *
 * @param stored sources that were not here
 * @param there those that were
 * @param passedOver files that are neither tars nor named after a paper
 * @param problems one line for each that could not be taken: which, and why
 * @param done bytes that were read
 * @param total bytes that are to be read
 */
public record BulkReport(
    int stored, int there, int passedOver, List<String> problems, long done, long total) {
  BulkReport withStored(int more) {
    return new BulkReport(stored + more, there, passedOver, problems, done, total);
  }

  BulkReport withThere() {
    return new BulkReport(stored, there + 1, passedOver, problems, done, total);
  }

  BulkReport withProblem(String problem) {
    List<String> all = new ArrayList<>(problems);
    all.add(problem);
    return new BulkReport(stored, there, passedOver, List.copyOf(all), done, total);
  }

  BulkReport at(long bytes) {
    return new BulkReport(stored, there, passedOver, problems, bytes, total);
  }
}
