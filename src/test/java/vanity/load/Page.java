package vanity.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answers, as one client sees it. */
final class Page {
  private static final Set<String> EVERYBODYS =
      Set.of("content-encoding", "content-length", "content-type", "date", "etag", "last-modified");

  private Page() {}

  /** The bytes in this coding. */
  static byte[] bytes(String url, String coding) throws IOException {
    return answer(url, coding).body();
  }

  /** What it says of the bytes in this coding beyond what any server says: {@code Name: value}. */
  static List<String> headers(String url, String coding) throws IOException {
    return answer(url, coding).headers().map().entrySet().stream()
        .filter(header -> !EVERYBODYS.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .toList();
  }

  private static HttpResponse<byte[]> answer(String url, String coding) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", coding).build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(url + " answers " + answer.statusCode());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The first address in a page that looks like this. */
  static String find(String url, String pattern) throws IOException {
    String html = new String(bytes(url, "identity"), StandardCharsets.UTF_8);
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    if (!matcher.find()) {
      throw new IOException(url + " holds no " + pattern);
    }
    return matcher.group();
  }
}
