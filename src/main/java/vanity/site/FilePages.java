package vanity.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vanity.http.CachePolicy;
import vanity.render.FileStore;
import vanity.web.Body;
import vanity.web.ErrorPages;
import vanity.web.Request;
import vanity.web.Response;

/** {@code /files/<sha256>.<ext>}: figures, read piece by piece and never changing. */
public final class FilePages {
  /** An SVG opened by itself is a document: nothing in it may run or be fetched. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final FileStore files;
  private final ErrorPages errors;

  public FilePages(FileStore files, ErrorPages errors) {
    this.files = files;
    this.errors = errors;
  }

  public Response file(Request request) {
    String name = request.capture("file");
    Optional<FileStore.Entry> entry = files.find(name);
    if (entry.isEmpty()) {
      return errors.notFound(request);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    String hash = name.substring(0, name.indexOf('.'));
    Body body =
        new Body.Stored(
            entry.get().size(), hash, (offset, length) -> files.read(name, offset, length));
    return new Response(200, CachePolicy.IMMUTABLE, entry.get().contentType(), headers, body, null);
  }
}
