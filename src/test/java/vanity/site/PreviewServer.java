package vanity.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vanity.assets.StaticFiles;
import vanity.http.MediaTypes;
import vanity.web.Templates;

/**
 * Serves the example pages with the real static files: for browser tests, and by {@link #main} for
 * looking at them while templates and styles are edited.
 */
final class PreviewServer implements AutoCloseable {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private final Supplier<Map<String, byte[]>> pages;

  private PreviewServer(int port, StaticFiles statics, Supplier<Map<String, byte[]>> pages)
      throws Exception {
    this.pages = pages;
    connector.setPort(port);
    server.addConnector(connector);
    statics.setHandler(new Pages(pages));
    server.setHandler(statics);
    server.start();
  }

  /** With what was compiled into the program. */
  static PreviewServer bundled() throws Exception {
    StaticFiles statics = StaticFiles.bundled();
    Map<String, byte[]> pages = new Fixtures(statics.manifest()).pages();
    pages.putAll(SampleDocuments.files());
    return new PreviewServer(0, statics, () -> pages);
  }

  /** Of every page. */
  List<String> paths() {
    return pages.get().keySet().stream().filter(path -> path.endsWith("/")).toList();
  }

  String url(String path) {
    return "http://127.0.0.1:" + connector.getLocalPort() + path;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /**
   * Usage: [PORT [FOLDER]]; reads templates anew for every request, static files at start. Each
   * folder in FOLDER with an article.html, a contents.html and figures is a paper at /real/NAME/.
   */
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length == 0 ? 8081 : Integer.parseInt(arguments[0]);
    StaticFiles statics = StaticFiles.fromFolder(Path.of("static"));
    Templates templates =
        Templates.reloading(Path.of("templates"), Path.of("target", "preview-classes"));
    Fixtures fixtures = new Fixtures(statics.manifest(), templates);
    Path papers = arguments.length < 2 ? null : Path.of(arguments[1]);
    new PreviewServer(port, statics, () -> pages(fixtures, papers));
    System.out.println("http://127.0.0.1:" + port + "/");
  }

  private static Map<String, byte[]> pages(Fixtures fixtures, @Nullable Path papers) {
    Map<String, byte[]> pages = fixtures.pages();
    if (papers == null) {
      return pages;
    }
    try (Stream<Path> folders = Files.list(papers)) {
      for (Path folder : folders.toList()) {
        String article = Files.readString(folder.resolve("article.html"));
        String contents = Files.readString(folder.resolve("contents.html"));
        pages.put("/real/" + folder.getFileName() + "/", fixtures.paper(true, article, contents));
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(each -> !each.toString().endsWith(".html")).toList()) {
            pages.put("/files/" + file.getFileName(), Files.readAllBytes(file));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static final class Pages extends Handler.Abstract {
    private static final byte[] FIGURE =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 280" width="560" height="280">
        <g fill="none" stroke="#333" stroke-width="2"><path d="M40 20v220h500"/>
        <path stroke="#b3261e" d="M40 230C300 220 420 180 530 30"/>
        <path stroke="#1f4f91" d="M40 234C300 230 420 224 530 210"/></g>
        <text x="440" y="60" font-family="serif" font-size="16">no queue</text>
        <text x="440" y="200" font-family="serif" font-size="16">fair queue</text></svg>
        """
            .getBytes(StandardCharsets.UTF_8);

    private final Supplier<Map<String, byte[]>> pages;

    Pages(Supplier<Map<String, byte[]>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path = Request.getPathInContext(request);
      boolean figure = path.startsWith("/files/");
      byte @Nullable [] body = pages.get().get(path);
      if (body == null && figure) {
        body = FIGURE;
      }
      response.getHeaders().put("Content-Security-Policy", POLICY);
      response
          .getHeaders()
          .put("Content-Type", figure ? MediaTypes.of(path) : "text/html; charset=utf-8");
      if (body == null) {
        response.setStatus(404);
        body = pages.get().get("/notice/");
      }
      response.write(true, ByteBuffer.wrap(body), callback);
      return true;
    }
  }
}
