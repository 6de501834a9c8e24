package vanity.web;

import java.net.InetAddress;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as it can be believed; see {@code vanity.edge.ClientAddress}, which finds it out
 * once a request. Never part of a page.
 *
 * @param address of the visitor, or of the nearest machine that can be believed
 * @param secure whether the visitor used https; also true for who asks from beside us, past any
 *     router
 * @param country two letters of ISO 3166-1, as the edge says; null if it does not
 */
public record Client(InetAddress address, boolean secure, @Nullable String country) {
  private static final String ATTRIBUTE = Client.class.getName();

  /** Of this request; null where nobody looked: tests, requests that cannot be parsed. */
  public static @Nullable Client of(Request request) {
    return (Client) request.getAttribute(ATTRIBUTE);
  }

  public void putTo(Request request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
