package vanity;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Consumer;
import vanity.paper.Harvest;

/** Tells at a terminal, or in the log, what a scrape or a refresh brings in. */
final class HarvestReport {
  private HarvestReport() {}

  /** A run that is told of while it goes on. */
  @FunctionalInterface
  interface Run {
    Harvest with(Consumer<Harvest> progress) throws InterruptedException;
  }

  /**
   * Runs it before somebody's eyes.
   *
   * @throws Failure if arXiv did not answer
   */
  static void show(PrintStream out, Run run) throws InterruptedException {
    Harvest harvest;
    try (TerminalLine line =
        new TerminalLine(out, System.console() != null, InstantSource.system())) {
      harvest = run.with(sofar -> line.show(words(sofar)));
    }
    out.println(words(harvest));
    if (harvest.ending() instanceof Harvest.Ending.ArxivAway(String why)) {
      throw new Failure("arXiv does not answer (" + why + "); run this again to go on from there");
    }
  }

  /** 200 read, 12 new, 3 newer versions. */
  static String words(Harvest harvest) {
    String numbers =
        "%,d read at arXiv: %,d new, %,d of a newer version"
            .formatted(harvest.read(), harvest.added(), harvest.renewed());
    return switch (harvest.ending()) {
      case Harvest.Ending.UnderWay on -> numbers + "…";
      case Harvest.Ending.Complete all -> numbers + "; nothing is left";
      case Harvest.Ending.Enough enough -> numbers + "; that is enough, run it again for the rest";
      case Harvest.Ending.ArxivAway away -> numbers;
    };
  }
}
