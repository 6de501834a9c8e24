package vanity.arxiv;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * arXiv's metadata: what it says of a paper, and which are the newest
 * (info.arxiv.org/help/api/user-manual.html). One request per call; the caller keeps the pace.
 * Answers change once a day, and arXiv asks that they be kept that long.
 */
public final class ArxivApi {
  /** What came of asking for a paper. */
  public sealed interface Answer permits Answer.Found, Answer.NotFound, Unavailable {
    /** It is there; the licence is left to {@link OaiApi}. */
    record Found(ArxivPaper paper) implements Answer {}

    /** There is no such paper, or no such version of it. */
    record NotFound() implements Answer {}
  }

  /** What came of asking for a list. */
  public sealed interface Page permits Page.Papers, Unavailable {
    /**
     * A part of a list.
     *
     * @param papers fewer than asked for at the list's end
     * @param total how many are in the whole list
     */
    record Papers(List<ArxivPaper> papers, int total) implements Page {}
  }

  /** What "newest" means; the second also finds new versions of old papers. */
  public enum Order {
    SUBMITTED("submittedDate"),
    UPDATED("lastUpdatedDate");

    private final String parameter;

    Order(String parameter) {
      this.parameter = parameter;
    }
  }

  /** The most that arXiv gives at once; it answers 400 to more. */
  public static final int LARGEST_PAGE = 2000;

  /** Papers asked for by their ids at once, so that the address is no longer than servers take. */
  public static final int LARGEST_BATCH = 100;

  private final URI address;
  private final ArxivClient client;

  public ArxivApi(URI address, ArxivClient client) {
    this.address = address;
    this.client = client;
  }

  /** Asks for one paper; the newest version where the id has none. */
  public Answer find(ArxivId id) throws InterruptedException {
    return switch (ask("id_list=" + encoded(id.toString()) + "&start=0&max_results=1")) {
      case Document.Parsed(AtomFeed feed) -> answer(id, feed);
      case Document.Failed(Unavailable why) -> why;
    };
  }

  /**
   * Asks for many papers at once, each in its newest version. Those that arXiv does not know are
   * missing in its answer.
   *
   * @param papers at most {@link #LARGEST_BATCH}
   */
  public Page findAll(List<ArxivId> papers) throws InterruptedException {
    String ids = papers.stream().map(ArxivId::paper).collect(Collectors.joining(","));
    // Without a number arXiv gives no more than ten.
    return switch (ask("id_list=" + encoded(ids) + "&start=0&max_results=" + papers.size())) {
      case Document.Parsed(AtomFeed feed) -> page(feed);
      case Document.Failed(Unavailable why) -> why;
    };
  }

  private Page page(AtomFeed feed) {
    return feed.error() == null
        ? new Page.Papers(feed.papers(), feed.total())
        : strange(feed.error());
  }

  /**
   * Asks for the newest papers of any of these categories.
   *
   * @param categories at least one, such as {@code cs.LG}
   * @param start how many to pass over; arXiv refuses beyond 30,000
   * @param count at most {@link #LARGEST_PAGE}
   */
  public Page newest(List<String> categories, Order order, int start, int count)
      throws InterruptedException {
    String query = categories.stream().map("cat:"::concat).collect(Collectors.joining(" OR "));
    String parameters =
        "search_query=%s&sortBy=%s&sortOrder=descending&start=%d&max_results=%d"
            .formatted(encoded(query), order.parameter, start, count);
    return switch (ask(parameters)) {
      case Document.Parsed(AtomFeed feed) -> page(start, feed);
      case Document.Failed(Unavailable why) -> why;
    };
  }

  private Document<AtomFeed> ask(String parameters) throws InterruptedException {
    return Document.ask(client, URI.create(address + "?" + parameters), AtomFeed::parse);
  }

  private Answer answer(ArxivId id, AtomFeed feed) {
    if (feed.error() != null) {
      return feed.error().contains("incorrect id format")
          ? new Answer.NotFound()
          : strange(id + ": " + feed.error());
    }
    if (feed.papers().isEmpty()) {
      return feed.total() == 0 ? new Answer.NotFound() : strange(id + " is counted but not given");
    }
    ArxivPaper paper = feed.papers().get(0);
    if (!paper.id().paper().equals(id.paper())) {
      return strange("asked for " + id + " it gave " + paper.id());
    }
    boolean version = id.version() == 0 || id.version() == paper.id().version();
    return version ? new Answer.Found(paper) : new Answer.NotFound();
  }

  private Page page(int start, AtomFeed feed) {
    if (feed.error() != null) {
      return strange(feed.error());
    }
    if (feed.papers().isEmpty() && start < feed.total()) {
      return strange("the page from " + start + " is empty, though there are " + feed.total());
    }
    return new Page.Papers(feed.papers(), feed.total());
  }

  private Unavailable strange(String what) {
    return new Unavailable(address + ": " + what, RetryAfter.GUESS);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
