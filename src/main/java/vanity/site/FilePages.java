package vanity.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vanity.http.CachePolicy;
import vanity.render.store.FileStore;
import vanity.web.Body;
import vanity.web.ErrorPages;
import vanity.web.Request;
import vanity.web.Response;

/**
 * {@code /files/<sha256>.<ext>}: figures, which never change. Most are small, and kept in memory; a
 * large one is read piece by piece.
 */
public final class FilePages {
  /** An SVG opened by itself is a document: nothing in it may run or be fetched. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  /** Bytes of what is kept in memory. */
  private static final long SMALL = 128 * 1024;

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
    return new Response(
        200,
        CachePolicy.IMMUTABLE,
        entry.get().contentType(),
        headers,
        body(entry.get(), hash),
        name);
  }

  private Body body(FileStore.Entry entry, String hash) {
    long size = entry.size();
    return size <= SMALL
        ? new Body.Small(files.read(entry.name(), 0, (int) size), hash)
        : new Body.Stored(size, hash, (at, length) -> files.read(entry.name(), at, length));
  }

  /**
   * Its name, as long as the file is there: a paper that was taken down takes its figures along.
   */
  public String version(Request request) {
    return files.find(request.capture("file")).map(FileStore.Entry::name).orElse("");
  }
}
