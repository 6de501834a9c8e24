package vanity.load;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;

/**
 * The least that a Jetty with our numbers can do: a handler that writes the same bytes whatever is
 * asked. Nothing we build on it can be faster.
 */
public final class BareJetty {
  private BareJetty() {}

  /**
   * Arguments: the file with the bytes, compressed, and one with what else to say, a field a line.
   */
  public static void main(String[] arguments) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
    List<HttpField> headers =
        Files.readAllLines(Path.of(arguments[1])).stream()
            .map(line -> line.split(": ", 2))
            .<HttpField>map(field -> new PreEncodedHttpField(field[0], field[1]))
            .toList();
    XmlConfiguration numbers =
        new XmlConfiguration(ResourceFactory.root().newResource(Path.of("jetty.xml")));
    numbers.getProperties().putAll(Map.of("port", System.getenv("PORT"), "bindAddress", "0.0.0.0"));
    var server = (org.eclipse.jetty.server.Server) numbers.configure();
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
            headers.forEach(response.getHeaders()::add);
            response.write(true, ByteBuffer.wrap(bytes), callback);
            return true;
          }
        });
    server.start();
    server.join();
  }
}
