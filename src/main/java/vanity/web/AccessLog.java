package vanity.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line per answer, when it is written, to the logger {@code access}. Of the visitor it tells
 * the country, where the edge does, and no more of the address than it is asked to; never what was
 * typed.
 */
public final class AccessLog implements RequestLog {
  /** Attribute of the request: what the page cache did. */
  static final String CACHE = AccessLog.class.getName() + ".cache";

  private static final Logger LOG = LoggerFactory.getLogger("access");

  /** How much of a visitor's address is written. */
  public enum Addresses {
    NONE,
    /** Its network: 24 bits of an IPv4 address, 48 of an IPv6 one. */
    NETWORK,
    FULL
  }

  private final Addresses addresses;

  public AccessLog(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public void log(Request request, Response response) {
    if (!LOG.isInfoEnabled()
        || (request.getAttribute(Asked.ATTRIBUTE) instanceof Asked asked && asked.isQuiet())) {
      return;
    }
    Object cache = request.getAttribute(CACHE);
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("status", response.getStatus())
            .addKeyValue("bytes", Response.getContentBytesWritten(response))
            .addKeyValue(
                "ms", TimeUnit.NANOSECONDS.toMillis(NanoTime.since(request.getBeginNanoTime())))
            .addKeyValue("cache", cache == null ? "-" : cache)
            .addKeyValue("request", request.getAttribute(EveryAnswer.ID));
    Client client = Client.of(request);
    (client == null ? line : withClient(line, client))
        .log(request.getMethod() + " " + request.getHttpURI().getPath());
  }

  private LoggingEventBuilder withClient(LoggingEventBuilder line, Client client) {
    LoggingEventBuilder more =
        client.country() == null ? line : line.addKeyValue("country", client.country());
    return switch (addresses) {
      case NONE -> more;
      case NETWORK -> more.addKeyValue("client", network(client.address()));
      case FULL -> more.addKeyValue("client", client.address().getHostAddress());
    };
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == 4 ? 3 : 6;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // It has the length that it had.
    }
  }
}
