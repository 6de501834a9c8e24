package vanity.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.http.CachePolicy;
import vanity.web.Request;
import vanity.web.Response;

/**
 * {@code /benchmark/?wait=500ms}: waits and answers, as the benchmark page of the article that this
 * site answers to did. Holds no database connection; exists only with BENCHMARK=1.
 */
public final class Benchmark {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Pattern WAIT = Pattern.compile("(\\d{1,5})(ms|s)");

  /** 400 if the wait is none, or longer than 30 s. */
  public Response wait(Request request) throws InterruptedException {
    String asked = request.parameter("wait");
    Matcher matcher = WAIT.matcher(asked == null ? "0ms" : asked);
    if (!matcher.matches()) {
      return refused();
    }
    long count = Long.parseLong(matcher.group(1));
    Duration wait =
        matcher.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
    if (wait.compareTo(LONGEST) > 0) {
      return refused();
    }
    Thread.sleep(wait);
    return Response.html(
        200,
        CachePolicy.NO_STORE,
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Benchmark</title>
        <p>This answer waited as long as it was asked to, on a virtual thread of its own, and held no
        connection to the database meanwhile. How many such answers fit in 512 MB is what the load
        test counts.</p>
        </html>
        """
            .getBytes(UTF_8));
  }

  private static Response refused() {
    return Response.text(
        400, CachePolicy.ERROR, "wait must be a time such as 500ms, at most 30s\n");
  }
}
