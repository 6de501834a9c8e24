package vanity.paper;

/**
 * What a run of {@link PaperScraper} or {@link PaperRefresh} brought in, or one under way has until
 * now.
 *
 * @param read papers that arXiv told of
 * @param added those that were not here
 * @param renewed those of which a newer version was not
 */
public record Harvest(int read, int added, int renewed, Ending ending) {
  /** Why it ended; whatever the reason, the next run goes on from there. */
  public sealed interface Ending {
    /** It did not yet. */
    record UnderWay() implements Ending {}

    /** There was nothing left. */
    record Complete() implements Ending {}

    /** It brought in as many as it was to. */
    record Enough() implements Ending {}

    /**
     * arXiv did not answer.
     *
     * @param why for an operator
     */
    record ArxivAway(String why) implements Ending {}
  }

  static Harvest begin() {
    return new Harvest(0, 0, 0, new Ending.UnderWay());
  }

  Harvest withRead(int more) {
    return new Harvest(read + more, added, renewed, ending);
  }

  Harvest with(Found found) {
    return switch (found) {
      case KNOWN -> this;
      case NEW -> new Harvest(read, added + 1, renewed, ending);
      case NEWER_VERSION -> new Harvest(read, added, renewed + 1, ending);
    };
  }

  Harvest ended(Ending why) {
    return new Harvest(read, added, renewed, why);
  }

  /** What it brought in. */
  public int taken() {
    return added + renewed;
  }

  /** What a paper that arXiv tells of is to us. */
  enum Found {
    KNOWN,
    NEW,
    NEWER_VERSION
  }
}
