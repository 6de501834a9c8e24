package vanity.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vanity.Varnish;

/**
 * {@code scripts/offload}: what of a front-page day reaches the site behind a shared cache, on the
 * first day, when the edge holds nothing, and on the next.
 */
public final class Offload {
  private static final Pattern PART =
      Pattern.compile("(?:href|src)=\"(/(?:static|files)/[^\"?]+)\"");

  private static final long SEED = 20261124;
  private static final double DAYS_A_MONTH = 365 / 12.0;

  private static final String ARTICLE =
      "the article: a little under half reached the origin, 50 cents for its day, 0.5 million a dollar";

  private final Bench bench;
  private final int requests;
  private final Server site;
  private final Varnish edge;

  private Offload(Bench bench, int requests, Server site, Varnish edge) {
    this.bench = bench;
    this.requests = requests;
    this.site = site;
    this.edge = edge;
  }

  public static void main(String[] arguments) throws IOException {
    int requests = Integer.parseInt(arguments[0]);
    Options options =
        Options.parse(new String[] {"--papers", arguments[1], "--report", arguments[2]});
    try (Rig rig = Rig.start(options, "");
        Server site = rig.bench().dyno().site("offload", Map.of());
        Varnish edge = Varnish.converting(site.port(), rig.bench().work())) {
      new Offload(rig.bench(), requests, site, edge).replay();
    }
  }

  private void replay() throws IOException {
    Map<String, List<String>> parts = new ConcurrentHashMap<>();
    for (String page : FrontPageDay.pages()) {
      parts.put(page, parts(page));
    }
    List<List<String>> samples = samples();
    FrontPageDay day =
        new FrontPageDay(
            SEED,
            bench.options().papers(),
            page -> parts.computeIfAbsent(page, paper -> ofCopy(paper, samples)));
    Replay replay = new Replay(edge.port());
    play("The first day, the edge holds nothing", replay, day);
    play("The next day", replay, day);
    Bench.say("(%s)", ARTICLE);
  }

  private List<String> parts(String page) throws IOException {
    String html = new String(Page.bytes(site.url(page), "identity"), StandardCharsets.UTF_8);
    return PART.matcher(html).results().map(found -> found.group(1)).distinct().toList();
  }

  /** What the pages of the library's papers name, by their number modulo the size of this. */
  private List<List<String>> samples() throws IOException {
    int count =
        bench
            .library()
            .administrator()
            .one("select count(*) from samples", row -> row.getInt(1))
            .orElseThrow();
    List<List<String>> samples = new ArrayList<>();
    for (int number = count; number < 2 * count; number++) {
      samples.add(parts("/papers/2601.%05d/".formatted(number)));
    }
    return samples;
  }

  /**
   * The papers are copies of a few and share their figures. For the edge they are made different by
   * a query, as they would be in life.
   */
  private static List<String> ofCopy(String page, List<List<String>> samples) {
    String number = page.replaceFirst(".*\\.(\\d+)/", "$1");
    return samples.get(Integer.parseInt(number) % samples.size()).stream()
        .map(part -> part.startsWith("/files/") ? part + "?of=" + number : part)
        .toList();
  }

  private void play(String name, Replay replay, FrontPageDay day) throws IOException {
    long before = edge.fetches();
    double processor = site.processor();
    long start = System.nanoTime();
    Replay.Played played = replay.play(day, requests);
    double seconds = (System.nanoTime() - start) / 1e9;
    long fetches = edge.fetches() - before;
    processor = site.processor() - processor;
    double expected = fetches + played.expiries();
    double most = fetches + played.mostExpiries();
    Bench.say("%n%s: %,d requests in %.0f s", name, requests, seconds);
    Bench.say(
        "  answered: %,d, of them %,d with 304; refused: %,d; different copies: %,d",
        played.requests(), played.notModified(), played.refused(), played.copies());
    Bench.say("  reached the origin: %,d, %.2f %%", fetches, 100.0 * fetches / requests);
    Bench.say(
        "  with the expiries of a whole day: %,.0f, %.2f %%; at most %,.0f, %.2f %%",
        expected, 100 * expected / requests, most, 100 * most / requests);
    Bench.say(
        "  origin: %.1f s of a processor, %.2f ms a request that reached it; a whole day at most %.0f s",
        processor, 1000 * processor / fetches, processor * most / fetches);
    cost(processor * most / fetches);
    if (played.refused() > 0) {
      throw new IllegalStateException("not every answer was a good one");
    }
  }

  /** What a day costs, and how many requests a dollar could buy. */
  private void cost(double processor) {
    double dollars = bench.options().dollars() / DAYS_A_MONTH;
    Bench.say(
        "  cost: %.0f cents for the day on a dyno of $%.0f a month, %.1f million requests a dollar, of"
            + " which %.2f %% of one processor's day is used",
        100 * dollars,
        bench.options().dollars(),
        requests / dollars / 1e6,
        100 * processor / Duration.ofDays(1).toSeconds());
  }
}
