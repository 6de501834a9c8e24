package vanity.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vanity.edge.CloudflareApi.Answer;

/**
 * What a zone at Cloudflare must be set to for this site: looked at first, then changed where it
 * differs, so that it can be run again at any time. What others set there stays as it is.
 */
public final class CloudflareSetup {
  private static final String PERMISSIONS =
      "the token needs, for this zone: Zone Read, Zone Settings Edit, Cache Rules Edit, Transform"
          + " Rules Edit, Cache Purge";

  private final CloudflareApi api;
  private final URI root;
  private final @Nullable String originSecret;

  /**
   * @param root the site's public address
   * @param originSecret what the edge is to add to each request; null for nothing
   */
  public CloudflareSetup(CloudflareApi api, URI root, @Nullable String originSecret) {
    this.api = api;
    this.root = root;
    this.originSecret = originSecret;
  }

  /**
   * One thing that is as it should be, or is to be changed.
   *
   * @param name of it, for people
   * @param found as it is; never a secret
   * @param wanted as it should be
   * @param change the call that makes it so; null where nothing is to be done
   */
  public record Step(String name, String found, String wanted, @Nullable Change change) {
    public boolean isDone() {
      return change == null;
    }
  }

  /** A call that changes something. */
  public record Change(String method, String path, JsonObject body) {
    /** Its body may hold the secret. */
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * A zone setting with one value.
   *
   * @param good values that may stay; the first is what it is set to otherwise
   */
  private record Setting(String name, String path, List<String> good) {
    static Setting of(String name, String id, String... good) {
      return new Setting(name, "/settings/" + id, List.of(good));
    }
  }

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.of("plain http redirected at the edge", "always_use_https", "on"),
          Setting.of("TLS between edge and origin", "ssl", "full", "strict", "origin_pull"),
          Setting.of("oldest TLS taken", "min_tls_version", "1.2", "1.3"),
          // Both write scripts into pages, which our content security policy forbids to run.
          Setting.of("rewriting of mail addresses", "email_obfuscation", "off"),
          Setting.of("Rocket Loader", "rocket_loader", "off"),
          // Edges ask one another before they ask the origin.
          new Setting("tiered cache", "/argo/tiered_caching", List.of("on")),
          new Setting(
              "tiered cache near the origin",
              "/cache/tiered_cache_smart_topology_enable",
              List.of("on")));

  /**
   * Looks at the zone.
   *
   * @throws IllegalStateException saying what to do, if that cannot be
   */
  public List<Step> plan() throws InterruptedException {
    checkZone();
    List<Step> steps = new ArrayList<>();
    for (Setting setting : SETTINGS) {
      steps.add(step(setting));
    }
    steps.add(
        rule(
            "cache of pages",
            "http_request_cache_settings",
            "Vanity: pages live as they say",
            cacheRule()));
    if (originSecret != null) {
      steps.add(
          rule(
              "origin secret",
              "http_request_late_transform",
              "Vanity: origin secret",
              secretRule(originSecret)));
    }
    return steps;
  }

  /** Changes one thing. */
  public void apply(Step step) throws InterruptedException {
    Change change = step.change();
    if (change != null) {
      result(step.name(), api.call(change.method, change.path, change.body));
    }
  }

  private void checkZone() throws InterruptedException {
    JsonObject zone = result("zone", api.call("GET", "", null)).getAsJsonObject();
    String name = zone.get("name").getAsString();
    String host = root.getHost();
    if (!host.equals(name) && !host.endsWith("." + name)) {
      throw new IllegalStateException(
          "CLOUDFLARE_ZONE_ID is the zone of %s, but ROOT_URL is %s: one of them is wrong"
              .formatted(name, root));
    }
  }

  private Step step(Setting setting) throws InterruptedException {
    Answer answer = api.call("GET", setting.path, null);
    String found =
        answer instanceof Answer.Refused refused && refused.status() == 404
            ? "never set"
            : result(setting.name, answer).getAsJsonObject().get("value").getAsString();
    String wanted = setting.good.getFirst();
    if (setting.good.contains(found)) {
      return new Step(setting.name, found, found, null);
    }
    JsonObject body = new JsonObject();
    body.addProperty("value", wanted);
    return new Step(setting.name, found, wanted, new Change("PATCH", setting.path, body));
  }

  /**
   * Cloudflare keeps no HTML by itself; with this it keeps what our headers say, as long as they
   * say.
   */
  private JsonObject cacheRule() {
    JsonObject asOriginSays = new JsonObject();
    asOriginSays.addProperty("mode", "respect_origin");
    JsonObject parameters = new JsonObject();
    parameters.addProperty("cache", true);
    parameters.add("edge_ttl", asOriginSays);
    parameters.add("browser_ttl", asOriginSays);
    parameters.addProperty("respect_strong_etags", true);
    return rule("set_cache_settings", parameters);
  }

  private JsonObject secretRule(String secret) {
    JsonObject value = new JsonObject();
    value.addProperty("operation", "set");
    value.addProperty("value", secret);
    JsonObject headers = new JsonObject();
    headers.add(OriginLock.HEADER, value);
    JsonObject parameters = new JsonObject();
    parameters.add("headers", headers);
    return rule("rewrite", parameters);
  }

  private JsonObject rule(String action, JsonObject parameters) {
    JsonObject rule = new JsonObject();
    rule.addProperty("action", action);
    rule.add("action_parameters", parameters);
    rule.addProperty("expression", "(http.host eq \"" + root.getHost() + "\")");
    rule.addProperty("enabled", true);
    return rule;
  }

  /** Ours among the rules of a phase is the one with this description; the others are kept. */
  private Step rule(String name, String phase, String description, JsonObject wanted)
      throws InterruptedException {
    wanted.addProperty("description", description);
    String path = "/rulesets/phases/" + phase + "/entrypoint";
    List<JsonObject> rules = rules(name, api.call("GET", path, null));
    List<JsonObject> ours = rules.stream().filter(rule -> isOurs(rule, description)).toList();
    if (ours.size() == 1 && holds(ours.getFirst(), wanted)) {
      return new Step(name, "as it should be", "as it should be", null);
    }
    JsonArray all = new JsonArray();
    Stream.concat(
            rules.stream().filter(rule -> !isOurs(rule, description)).map(CloudflareSetup::kept),
            // The last rule that matches wins.
            Stream.of(wanted))
        .forEach(all::add);
    JsonObject body = new JsonObject();
    body.add("rules", all);
    return new Step(
        name,
        ours.isEmpty() ? "no rule" : "another rule",
        "the rule \"" + description + "\"",
        new Change("PUT", path, body));
  }

  private List<JsonObject> rules(String name, Answer answer) {
    if (answer instanceof Answer.Refused refused && refused.status() == 404) {
      return List.of(); // The phase has no rules yet.
    }
    JsonElement rules = result(name, answer).getAsJsonObject().get("rules");
    return rules == null
        ? List.of()
        : rules.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static boolean isOurs(JsonObject rule, String description) {
    JsonElement text = rule.get("description");
    return text != null && text.getAsString().equals(description);
  }

  /** Whether a rule says all that is wanted; Cloudflare adds ids, versions and dates. */
  private static boolean holds(JsonObject rule, JsonObject wanted) {
    return wanted.entrySet().stream()
        .allMatch(each -> Objects.equals(rule.get(each.getKey()), each.getValue()));
  }

  /** Somebody else's rule as it may be sent back. */
  private static JsonObject kept(JsonObject rule) {
    JsonObject copy = rule.deepCopy();
    Set.of("version", "last_updated").forEach(copy::remove);
    return copy;
  }

  private static JsonElement result(String what, Answer answer) {
    return switch (answer) {
      case Answer.Done(JsonElement result) -> result;
      case Answer.Later(String why, var pause) ->
          throw new IllegalStateException(
              "%s (%s): try again in %d s".formatted(why, what, pause.toSeconds()));
      case Answer.Refused refused -> throw new IllegalStateException(remedy(what, refused));
    };
  }

  private static String remedy(String what, Answer.Refused refused) {
    boolean token = refused.status() == 401 || refused.status() == 403 || refused.status() == 400;
    if (token) {
      return "Cloudflare does not take CLOUDFLARE_API_TOKEN for %s: %s; %s"
          .formatted(what, refused.why(), PERMISSIONS);
    }
    return refused.status() == 404
        ? "Cloudflare knows no zone CLOUDFLARE_ZONE_ID (%s): it is on the zone's overview page"
            .formatted(refused.why())
        : "Cloudflare refuses %s: %s".formatted(what, refused.why());
  }
}
