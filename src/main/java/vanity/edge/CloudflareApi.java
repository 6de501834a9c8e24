package vanity.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Cloudflare's API (v4), for one zone. */
public final class CloudflareApi implements AutoCloseable {
  /** Where it is. */
  public static final URI ADDRESS = URI.create("https://api.cloudflare.com/client/v4");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration COME_AGAIN = Duration.ofMinutes(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final URI zone;
  private final String token;

  /**
   * @param address of the API, without a trailing slash
   */
  public CloudflareApi(URI address, String zone, String token) {
    this.zone = URI.create(address + "/zones/" + zone);
    this.token = token;
  }

  /** What came of a call. */
  public sealed interface Answer {
    /** Done; what it says. */
    record Done(JsonElement result) implements Answer {}

    /**
     * Cloudflare does not do that, now or ever.
     *
     * @param code the first of its error codes; 0 if it gives none
     * @param why in its words
     */
    record Refused(int status, int code, String why) implements Answer {}

    /** It cannot be reached, or wants to be asked later. */
    record Later(String why, Duration pause) implements Answer {}
  }

  /**
   * One call.
   *
   * @param path below the zone's, with its slash, or empty for the zone itself
   * @param body null for none
   */
  public Answer call(String method, String path, @Nullable JsonElement body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(zone + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return answer(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Answer.Later("Cloudflare does not answer: " + e, COME_AGAIN);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      return new Answer.Later("Cloudflare answers " + status, retryAfter(response));
    }
    JsonObject body = object(response.body());
    JsonElement success = body.get("success");
    if (status < 300 && success != null && success.getAsBoolean()) {
      JsonElement result = body.get("result");
      return new Answer.Done(result == null ? JsonNull.INSTANCE : result);
    }
    return refused(status, body);
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(COME_AGAIN);
  }

  private static JsonObject object(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject(); // A page of some machine between; the status says what it says.
    }
  }

  private static Answer refused(int status, JsonObject body) {
    JsonArray errors = body.get("errors") instanceof JsonArray array ? array : new JsonArray();
    String why =
        StreamSupport.stream(errors.spliterator(), false)
            .map(JsonElement::getAsJsonObject)
            .map(error -> error.get("message").getAsString() + " (" + error.get("code") + ")")
            .collect(Collectors.joining("; "));
    int code = errors.isEmpty() ? 0 : errors.get(0).getAsJsonObject().get("code").getAsInt();
    return new Answer.Refused(status, code, why.isEmpty() ? "status " + status : why);
  }

  /** Ends calls that are under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
