package vanity.arxiv.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;

/**
 * A server that answers as arXiv does: {@code /api/query}, {@code /oai}, {@code /src/<id>} and
 * {@code /e-print/<id>}, which redirects there.
 */
public final class ArxivStandIn implements AutoCloseable {
  /** What can be asked, and can fail on its own. */
  public enum Endpoint {
    API,
    OAI,
    SOURCE
  }

  /** A request as it came; the target is path and query. */
  public record Asked(Instant at, Endpoint endpoint, String target, @Nullable String userAgent) {}

  /** How an endpoint answers. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static final Pattern ID_SHAPE =
      Pattern.compile("(?:[a-z-]+(?:\\.[A-Za-z-]+)?/\\d{7}|\\d{4}\\.\\d{4,5})(?:v\\d+)?");
  private static final String ATOM = "application/atom+xml; charset=utf-8";

  private final Library library = new Library();
  private final Map<Endpoint, Fault> faults = new ConcurrentHashMap<>();
  private final Map<Endpoint, Queue<Fault>> faultsOnce = new ConcurrentHashMap<>();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private ArxivStandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    context("/api/query", Endpoint.API, this::query);
    context("/oai", Endpoint.OAI, this::record);
    context("/src/", Endpoint.SOURCE, this::source);
    context("/e-print/", Endpoint.SOURCE, this::ePrint);
    server.createContext("/stand-in/", new Drill(this)::control);
    server.start();
  }

  /** Starts one without papers, on a free port. */
  public static ArxivStandIn start() {
    return start(0);
  }

  public static ArxivStandIn start(int port) {
    try {
      return new ArxivStandIn(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI apiUrl() {
    return address("/api/query");
  }

  public URI oaiUrl() {
    return address("/oai");
  }

  public URI sourceUrl() {
    return address("/src");
  }

  /** The old address of the sources. */
  public URI ePrintUrl() {
    return address("/e-print");
  }

  /** Adds a paper, or another version of one. */
  public ArxivStandIn add(StandInPaper paper) {
    library.add(paper);
    return this;
  }

  /** From now on every answer of this endpoint is this one. */
  public void fail(Endpoint endpoint, Fault fault) {
    faults.put(endpoint, fault);
  }

  /** The next answer of this endpoint is this one; several in turn. */
  public void failOnce(Endpoint endpoint, Fault fault) {
    faultsOnce.computeIfAbsent(endpoint, each -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  /** No more faults. */
  public void recover() {
    faults.clear();
    faultsOnce.clear();
  }

  /** Every request until now, the first one first. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The most requests there have been at the same time. */
  public int peak() {
    return peak.get();
  }

  /** The shortest time between the beginnings of two requests. */
  public Optional<Duration> closest() {
    List<Asked> requests = asked();
    return IntStream.range(1, requests.size())
        .mapToObj(i -> Duration.between(requests.get(i - 1).at(), requests.get(i).at()))
        .min(Comparator.naturalOrder());
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private void context(String path, Endpoint endpoint, Answer answer) {
    server.createContext(path, exchange -> receive(endpoint, answer, exchange));
  }

  private void receive(Endpoint endpoint, Answer answer, HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(
            Instant.now(),
            endpoint,
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("User-Agent")));
    peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      Optional<Fault> fault = fault(endpoint);
      if (fault.isPresent()) {
        fault.get().answer(exchange);
      } else {
        answer.to(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.decrementAndGet();
      exchange.close();
    }
  }

  private Optional<Fault> fault(Endpoint endpoint) {
    Queue<Fault> once = faultsOnce.get(endpoint);
    Fault next = once == null ? null : once.poll();
    return Optional.ofNullable(next != null ? next : faults.get(endpoint));
  }

  private void query(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = parameters(exchange);
    int start = Integer.parseInt(parameters.getOrDefault("start", "0"));
    int count = Integer.parseInt(parameters.getOrDefault("max_results", "10"));
    if (count > 2000 || start + count > 30_000) {
      Fault.send(
          exchange,
          400,
          ATOM,
          Answers.error("max_results", "start + max_results must not exceed 30000"));
      return;
    }
    String ids = parameters.getOrDefault("id_list", "");
    for (String id : ids.isEmpty() ? new String[0] : ids.split(",")) {
      if (!ID_SHAPE.matcher(id).matches()) {
        String error = "incorrect id format for " + id;
        Fault.send(exchange, 400, ATOM, Answers.error(error.replace(' ', '_'), error));
        return;
      }
    }
    List<StandInPaper> found = ids.isEmpty() ? newest(parameters) : byId(ids);
    List<StandInPaper> page = found.stream().skip(start).limit(count).toList();
    String query = exchange.getRequestURI().getQuery();
    Fault.send(exchange, 200, ATOM, Answers.feed(query, found.size(), start, count, page));
  }

  private List<StandInPaper> byId(String ids) {
    return Arrays.stream(ids.split(","))
        .flatMap(id -> ArxivId.parse(id).flatMap(library::find).stream())
        .toList();
  }

  private List<StandInPaper> newest(Map<String, String> parameters) {
    List<String> categories =
        Arrays.stream(parameters.getOrDefault("search_query", "").split(" OR "))
            .map(term -> term.replaceFirst("^cat:", ""))
            .toList();
    return library.newest(
        categories,
        "submittedDate".equals(parameters.get("sortBy"))
            ? paper -> paper.facts().published()
            : paper -> paper.facts().updated());
  }

  private void record(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = parameters(exchange);
    String identifier = parameters.getOrDefault("identifier", "");
    String answer;
    if (!"GetRecord".equals(parameters.get("verb"))) {
      answer = Answers.oaiError("badVerb", "Only GetRecord is known here");
    } else if (!"arXivRaw".equals(parameters.get("metadataPrefix"))) {
      answer = Answers.oaiError("cannotDisseminateFormat", "Only arXivRaw is known here");
    } else {
      Optional<ArxivId> id = ArxivId.parse(identifier.replaceFirst("^oai:arXiv\\.org:", ""));
      answer =
          id.flatMap(library::find)
              .map(paper -> Answers.record(paper.facts(), library.versions(paper.id())))
              .orElseGet(
                  () -> Answers.oaiError("idDoesNotExist", "Nothing is known of " + identifier));
    }
    Fault.send(exchange, 200, "text/xml; charset=utf-8", answer);
  }

  private void source(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/src/".length());
    Optional<StandInPaper> found = ArxivId.parse(name).flatMap(library::find);
    if (found.isEmpty() || found.get().sourceStatus() != 200) {
      int status = found.map(StandInPaper::sourceStatus).orElse(404);
      Fault.send(exchange, status, "text/html; charset=utf-8", "<h1>No source</h1>");
      return;
    }
    StandInPaper paper = found.get();
    ArxivPaper facts = paper.facts();
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"" + paper.fileName() + "\"");
    exchange.getResponseHeaders().set("ETag", "\"" + facts.updated().getEpochSecond() + "\"");
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    String type = paper.ending().equals(".pdf") ? "application/pdf" : "application/gzip";
    Fault.send(exchange, 200, type, paper.source());
  }

  private void ePrint(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/e-print/".length());
    exchange.getResponseHeaders().set("Location", "/src/" + id);
    Fault.send(exchange, 301, "text/html; charset=utf-8", "<h1>Moved</h1>");
  }

  static Map<String, String> parameters(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Arrays.stream((query == null ? "" : query).split("&"))
        .map(parameter -> parameter.split("=", 2))
        .filter(parts -> parts.length == 2)
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> URLDecoder.decode(parts[1], UTF_8), (a, b) -> b));
  }

  /** Stops at once, also what is being answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
