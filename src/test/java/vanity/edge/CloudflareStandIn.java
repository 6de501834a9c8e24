package vanity.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Cloudflare's API as far as we use it, on this machine: one zone that remembers its settings, its
 * rules and the purges it was asked for, and answers in the real one's shapes.
 */
public final class CloudflareStandIn implements AutoCloseable {
  static final String ZONE = "023e105f4ecef8ad9ca31a8372d0c353";
  static final String TOKEN = "right-token";

  private static final int MOST_TAGS = 100;

  private final HttpServer server;
  private final Map<String, String> settings =
      new ConcurrentHashMap<>(
          Map.of(
              "/settings/always_use_https", "off",
              "/settings/ssl", "flexible",
              "/settings/min_tls_version", "1.0",
              "/settings/email_obfuscation", "on",
              "/settings/rocket_loader", "off",
              "/argo/tiered_caching", "off"));
  private final Map<String, JsonArray> rules = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();

  /** Every call that changed something, as {@code METHOD /path}. */
  final List<String> changes = new ArrayList<>();

  /** The tags of each purge. */
  final List<List<String>> purges = new ArrayList<>();

  /** Statuses to answer next, whatever is asked. */
  final ConcurrentLinkedDeque<Integer> failures = new ConcurrentLinkedDeque<>();

  public CloudflareStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/client/v4/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/client/v4");
  }

  CloudflareApi api() {
    return new CloudflareApi(address(), ZONE, TOKEN);
  }

  void put(String phase, String ruleJson) {
    JsonArray all = new JsonArray();
    all.add(JsonParser.parseString(ruleJson));
    rules.put(phase, stored(all));
  }

  JsonArray rules(String phase) {
    return rules.getOrDefault(phase, new JsonArray());
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Integer failure = failures.poll();
      if (failure != null) {
        exchange.getResponseHeaders().set("Retry-After", "7");
        error(exchange, failure, 971, "Please wait and consider throttling your request speed");
      } else if (!("Bearer " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        error(exchange, 403, 9109, "Invalid access token");
      } else {
        zone(exchange, body);
      }
    }
  }

  private void zone(HttpExchange exchange, String body) throws IOException {
    String prefix = "/client/v4/zones/" + ZONE;
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith(prefix)) {
      error(
          exchange,
          404,
          7003,
          "Could not route to " + path + ", perhaps your object identifier is invalid?");
      return;
    }
    String below = path.substring(prefix.length());
    String method = exchange.getRequestMethod();
    JsonElement sent = body.isEmpty() ? null : JsonParser.parseString(body);
    if (!method.equals("GET") && !method.equals("POST")) {
      changes.add(method + " " + below);
    }
    if (below.isEmpty()) {
      result(exchange, object("name", "vanity.example"));
    } else if (below.equals("/purge_cache") && sent != null) {
      purge(exchange, sent.getAsJsonObject().getAsJsonArray("tags"));
    } else if (below.startsWith("/rulesets/phases/")) {
      ruleset(exchange, below.split("/")[3], sent);
    } else {
      setting(exchange, below, sent);
    }
  }

  private void purge(HttpExchange exchange, JsonArray tags) throws IOException {
    if (tags.size() > MOST_TAGS) {
      error(exchange, 400, 1094, "Too many tags");
      return;
    }
    purges.add(tags.asList().stream().map(JsonElement::getAsString).sorted().toList());
    result(exchange, object("id", ZONE));
  }

  private void ruleset(HttpExchange exchange, String phase, @Nullable JsonElement sent)
      throws IOException {
    if (sent != null) {
      rules.put(phase, stored(sent.getAsJsonObject().getAsJsonArray("rules")));
    }
    JsonArray all = rules.get(phase);
    if (all == null) {
      error(
          exchange, 404, 10003, "could not find entrypoint ruleset in the \"" + phase + "\" phase");
      return;
    }
    JsonObject ruleset = object("phase", phase);
    ruleset.add("rules", all);
    result(exchange, ruleset);
  }

  /** A rule gets what the real one adds. */
  private JsonArray stored(JsonArray sent) {
    JsonArray all = new JsonArray();
    for (JsonElement each : sent) {
      JsonObject rule = each.getAsJsonObject().deepCopy();
      if (rule.has("version") || rule.has("last_updated")) {
        throw new IllegalArgumentException("may not be sent: " + rule);
      }
      if (!rule.has("id")) {
        rule.addProperty("id", "rule-" + ids.incrementAndGet());
      }
      rule.addProperty("version", "1");
      rule.addProperty("last_updated", "2026-11-24T12:00:00.000000Z");
      all.add(rule);
    }
    return all;
  }

  private void setting(HttpExchange exchange, String path, @Nullable JsonElement sent)
      throws IOException {
    if (sent != null) {
      settings.put(path, sent.getAsJsonObject().get("value").getAsString());
    }
    String value = settings.get(path);
    if (value == null) {
      error(exchange, 404, 1142, "The zone setting does not exist because you never set it");
    } else {
      result(exchange, object("value", value));
    }
  }

  private static JsonObject object(String name, String value) {
    JsonObject object = new JsonObject();
    object.add(name, new JsonPrimitive(value));
    return object;
  }

  private static void result(HttpExchange exchange, JsonElement result) throws IOException {
    JsonObject answer = new JsonObject();
    answer.add("result", result);
    answer.addProperty("success", true);
    answer.add("errors", new JsonArray());
    send(exchange, 200, answer);
  }

  private static void error(HttpExchange exchange, int status, int code, String message)
      throws IOException {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject answer = new JsonObject();
    answer.addProperty("success", false);
    answer.add("errors", errors);
    send(exchange, status, answer);
  }

  private static void send(HttpExchange exchange, int status, JsonObject answer)
      throws IOException {
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
