package vanity.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: Jetty in this process, each request on a virtual thread. The numbers are in
 * jetty.xml, in the working folder or else the copy in the program; the handlers are put together
 * here.
 *
 * <pre>
 * connector        accepts, parses; limits connections; on a stop lets the last answers out
 *   EveryAnswer    security headers, request id
 *     ahead        what answers before any route: origin lock, redirect to https, static files
 *       ReadyPages   which route; what is ready in the page cache ends here
 *         Admission    so many requests at once, then 503; not for health checks
 *           servlet      Router: handlers, page cache, error pages
 * beside them: PlainErrors for what never reaches a handler, AccessLog for every answer
 * </pre>
 */
public final class JettyServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
  private static final String NUMBERS = "jetty.xml";

  private final Server server;
  private final ServerConnector connector;
  private final Admission admission;

  /**
   * Where to listen, and how much at once.
   *
   * @param port 0 for any that is free
   * @param maxInFlight requests being answered at once; 0 for what jetty.xml says
   */
  public record Listen(String bindAddress, int port, int maxInFlight) {}

  /**
   * @param ahead handlers that come before the router, outermost first
   * @param log told of every answer
   */
  public JettyServer(
      Listen listen, List<? extends Handler.Wrapper> ahead, Router router, RequestLog log) {
    this.server = configured(listen);
    this.connector = (ServerConnector) server.getConnectors()[0];

    ServletContextHandler servlets = new ServletContextHandler();
    servlets.addServlet(new ServletHolder(router), "/");
    servlets.setErrorHandler(new PlainErrors());
    int limit = (Integer) server.getAttribute("maxInFlight");
    this.admission = new Admission(limit, servlets);
    Handler handler = router.readyPages(admission);
    for (Handler.Wrapper each : ahead.reversed()) {
      each.setHandler(handler);
      handler = each;
    }
    OpenFiles.limit(server.getBean(NetworkConnectionLimit.class));
    server.setHandler(new EveryAnswer(handler));
    server.setErrorHandler(new PlainErrors());
    server.setRequestLog(log);
  }

  private static Server configured(Listen listen) {
    Path own = Path.of(NUMBERS);
    try (ResourceFactory.Closeable resources = ResourceFactory.closeable()) {
      Resource numbers =
          Files.exists(own)
              ? resources.newResource(own)
              : resources.newClassLoaderResource(NUMBERS);
      XmlConfiguration configuration = new XmlConfiguration(numbers);
      Map<String, String> properties = configuration.getProperties();
      properties.put("port", Integer.toString(listen.port));
      properties.put("bindAddress", listen.bindAddress);
      if (listen.maxInFlight > 0) {
        properties.put("maxInFlight", Integer.toString(listen.maxInFlight));
      }
      return (Server) configuration.configure();
    } catch (Exception e) {
      throw new IllegalStateException(
          NUMBERS + " does not configure a server: " + e.getMessage(), e);
    }
  }

  /**
   * Listens.
   *
   * @throws IllegalStateException saying what to do, if it cannot: the port is taken
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      // Jetty says where, its cause says why.
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "cannot listen on %s:%d (%s): stop what listens there, or set PORT or BIND_ADDRESS"
              .formatted(
                  connector.getHost(),
                  connector.getPort(),
                  why.getMessage() == null ? why : why.getMessage()),
          e);
    }
  }

  /** Whether it takes new connections. */
  boolean isAccepting() {
    return !connector.isShutdown();
  }

  /** Tells somebody else of every answer, too; before the start. */
  public void observe(RequestLog observer) {
    server.setRequestLog(new RequestLog.Collection(server.getRequestLog(), observer));
  }

  /** Connections that are open now. */
  public int connections() {
    return connector.getConnectedEndPoints().size();
  }

  /** Requests that are being answered now. */
  public int inFlight() {
    return admission.inFlight();
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Its address for a program on this machine. */
  public URI uri() {
    return URI.create("http://localhost:" + port());
  }

  /**
   * Stops: accepts nothing more, lets what is being answered finish (for as long as jetty.xml
   * says), closes idle connections.
   */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.warn("Stopped before every answer was out");
    } catch (Exception e) {
      LOG.warn("The server did not stop cleanly", e);
    }
  }
}
