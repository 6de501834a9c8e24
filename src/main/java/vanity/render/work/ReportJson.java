package vanity.render.work;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RenderReport} in its two columns: {@code renders.report}, JSON with times in
 * milliseconds, and {@code renders.log}, which is large and taken away from old renders.
 */
public final class ReportJson {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              Duration.class,
              (JsonSerializer<Duration>)
                  (time, type, context) -> new JsonPrimitive(time.toMillis()))
          .registerTypeAdapter(
              Duration.class,
              (JsonDeserializer<Duration>)
                  (json, type, context) -> Duration.ofMillis(json.getAsLong()))
          .create();

  private ReportJson() {}

  public static String write(RenderReport report) {
    JsonObject json = GSON.toJsonTree(report).getAsJsonObject();
    json.remove("log");
    return json.toString();
  }

  public static RenderReport read(String report, @Nullable String log) {
    JsonObject json = GSON.fromJson(report, JsonObject.class);
    json.addProperty("log", log == null ? "" : log);
    return GSON.fromJson(json, RenderReport.class);
  }
}
