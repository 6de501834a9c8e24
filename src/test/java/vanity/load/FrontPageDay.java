package vanity.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The visits of a day on which the site is on a front page: readers see a page or a few, with all
 * that these are made of; bots take pages alone.
 */
final class FrontPageDay {
  /** Of all pages; the others are the home page and {@link #LISTS}. */
  private static final double PAPERS = 0.7;

  private static final double HOME = 0.15;

  private static final List<String> LISTS =
      List.of(
          "/papers/",
          "/papers/?category=cs.LG",
          "/search/?q=attention",
          "/papers/feed/",
          "/stats/",
          "/about/");

  /** Of the visits: by readers who were here before, and ask whether what they have still holds. */
  private static final double RETURNING = 0.2;

  /** Of the pages: after which another one is read. */
  private static final double READS_ON = 0.4;

  private final SplittableRandom random;
  private final double[] papers;
  private final Function<String, List<String>> parts;

  /**
   * @param papers that are read, as {@link Zipf} says
   * @param parts the styles, scripts, fonts and figures that a page names
   */
  FrontPageDay(long seed, int papers, Function<String, List<String>> parts) {
    this.random = new SplittableRandom(seed);
    this.papers = Zipf.upTo(papers);
    this.parts = parts;
  }

  /** What a client accepts, as an edge normalises it. */
  enum Coding {
    BROTLI("br, gzip"),
    GZIP("gzip"),
    NONE("identity");

    final String accepted;

    Coding(String accepted) {
      this.accepted = accepted;
    }

    /** By a number from 0 to 1. */
    private static Coding at(double x) {
      return x < 0.87 ? BROTLI : x < 0.97 ? GZIP : NONE;
    }
  }

  /**
   * One request.
   *
   * @param isAgain by somebody who has an answer of another day
   */
  record Request(String target, Coding coding, boolean isAgain) {}

  /** All pages that are no paper's. */
  static List<String> pages() {
    List<String> pages = new ArrayList<>(LISTS);
    pages.add("/");
    return pages;
  }

  /** The requests of the next visit, in their order. */
  synchronized List<Request> visit() {
    Coding coding = Coding.at(random.nextDouble());
    boolean again = random.nextDouble() < RETURNING;
    Set<String> held = new HashSet<>();
    List<Request> requests = new ArrayList<>();
    do {
      String page = page();
      requests.add(new Request(page, coding, again));
      if (coding != Coding.NONE) {
        parts.apply(page).stream()
            .filter(part -> !(again && part.startsWith("/static/")) && held.add(part))
            .forEach(part -> requests.add(new Request(part, coding, false)));
      }
    } while (random.nextDouble() < READS_ON);
    return requests;
  }

  private String page() {
    double x = random.nextDouble();
    if (x < PAPERS) {
      return Zipf.path(Zipf.rank(papers, random.nextDouble()), papers.length);
    }
    return x < PAPERS + HOME ? "/" : LISTS.get(random.nextInt(LISTS.size()));
  }
}
