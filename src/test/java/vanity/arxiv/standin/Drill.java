package vanity.arxiv.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vanity.arxiv.ArxivId;
import vanity.arxiv.standin.ArxivStandIn.Asked;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;

/**
 * The stand-in as a process of its own, for drills with real workers. While it runs:
 *
 * <pre>
 * GET  /stand-in/requests                        how many, how close, how many at once, and each one
 * POST /stand-in/fail?endpoint=api&amp;fault=503     see {@link Fault#named}
 * POST /stand-in/recover
 * </pre>
 */
public final class Drill {
  private final ArxivStandIn arxiv;

  Drill(ArxivStandIn arxiv) {
    this.arxiv = arxiv;
  }

  /**
   * Runs it.
   *
   * @param args {@code <port> <how many made-up papers> [folder of sources with an INDEX.tsv]}
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println(
          "Usage: Drill <port, 0 for any> <made-up papers> [folder with an INDEX.tsv]");
      System.exit(2);
    }
    ArxivStandIn arxiv = ArxivStandIn.start(Integer.parseInt(args[0]));
    for (int number = 1; number <= Integer.parseInt(args[1]); number++) {
      arxiv.add(StandInPaper.of("2601.%05d".formatted(number), "Example %d".formatted(number)));
    }
    if (args.length > 2) {
      addFolder(arxiv, Path.of(args[2]));
    }
    System.out.printf(
        "ARXIV_API_URL=%s%nARXIV_OAI_URL=%s%nARXIV_SOURCE_URL=%s%n",
        arxiv.apiUrl(), arxiv.oaiUrl(), arxiv.sourceUrl());
  }

  /** The columns are file, id and title; what has no id of its own gets one of this November. */
  private static void addFolder(ArxivStandIn arxiv, Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("INDEX.tsv"));
    for (int line = 1; line < lines.size(); line++) {
      String[] columns = lines.get(line).split("\t", 4);
      Path file = folder.resolve(columns[0]);
      if (columns.length < 3 || !Files.isRegularFile(file)) {
        continue;
      }
      String made = "2611.%05d".formatted(line);
      String id = ArxivId.find(columns[1]).map(ArxivId::paper).orElse(made);
      String ending = columns[0].endsWith(".tar.gz") ? ".tar.gz" : ".gz";
      arxiv.add(StandInPaper.of(id, columns[2]).withSource(Files.readAllBytes(file), ending));
      System.out.println(id + "  " + columns[2]);
    }
  }

  void control(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = ArxivStandIn.parameters(exchange);
    switch (exchange.getRequestURI().getPath()) {
      case "/stand-in/requests" -> Fault.send(exchange, 200, "text/plain", report(arxiv.asked()));
      case "/stand-in/fail" -> {
        Endpoint endpoint =
            Endpoint.valueOf(parameters.getOrDefault("endpoint", "").toUpperCase(Locale.ROOT));
        arxiv.fail(endpoint, Fault.named(parameters.getOrDefault("fault", "503")));
        Fault.send(exchange, 204, "text/plain", "");
      }
      case "/stand-in/recover" -> {
        arxiv.recover();
        Fault.send(exchange, 204, "text/plain", "");
      }
      default -> Fault.send(exchange, 404, "text/plain", "No such control\n");
    }
  }

  private String report(List<Asked> asked) {
    StringBuilder report = new StringBuilder();
    report.append("requests ").append(asked.size()).append('\n');
    report.append("at once  ").append(arxiv.peak()).append('\n');
    arxiv
        .closest()
        .ifPresent(gap -> report.append("closest  ").append(gap.toMillis()).append(" ms\n"));
    for (Asked request : asked) {
      report
          .append(request.at())
          .append(' ')
          .append(request.endpoint())
          .append(' ')
          .append(request.target())
          .append('\n');
    }
    return report.toString();
  }
}
