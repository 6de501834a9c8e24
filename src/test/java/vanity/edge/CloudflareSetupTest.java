package vanity.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudflareSetupTest {
  private static final URI ROOT = URI.create("https://vanity.example");
  private static final String CACHE = "http_request_cache_settings";
  private static final String TRANSFORM = "http_request_late_transform";

  private CloudflareStandIn cloudflare;

  @BeforeEach
  void start() throws IOException {
    cloudflare = new CloudflareStandIn();
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  private CloudflareSetup setup() {
    return new CloudflareSetup(cloudflare.api(), ROOT, "hunter2");
  }

  private void applyAll() throws InterruptedException {
    CloudflareSetup setup = setup();
    for (CloudflareSetup.Step step : setup.plan()) {
      setup.apply(step);
    }
  }

  private static List<String> names(List<CloudflareSetup.Step> steps) {
    return steps.stream().filter(step -> !step.isDone()).map(CloudflareSetup.Step::name).toList();
  }

  @Test
  void plansWhatDiffersAndChangesNothing() throws InterruptedException {
    List<CloudflareSetup.Step> plan = setup().plan();
    assertEquals(
        List.of(
            "plain http redirected at the edge",
            "TLS between edge and origin",
            "oldest TLS taken",
            "rewriting of mail addresses",
            "tiered cache",
            "tiered cache near the origin",
            "cache of pages",
            "origin secret"),
        names(plan));
    assertEquals(List.of(), cloudflare.changes);
    assertFalse(plan.toString().contains("hunter2"), "a plan shows the secret");
  }

  @Test
  void isDoneAfterOneRun() throws InterruptedException {
    applyAll();
    assertEquals(8, cloudflare.changes.size());
    assertEquals(List.of(), names(setup().plan()));
    applyAll();
    assertEquals(8, cloudflare.changes.size());
  }

  @Test
  void cachesPagesAsTheirHeadersSay() throws InterruptedException {
    applyAll();
    JsonObject rule = cloudflare.rules(CACHE).get(0).getAsJsonObject();
    assertEquals("set_cache_settings", rule.get("action").getAsString());
    assertEquals("(http.host eq \"vanity.example\")", rule.get("expression").getAsString());
    assertEquals(
        "{\"cache\":true,\"edge_ttl\":{\"mode\":\"respect_origin\"},"
            + "\"browser_ttl\":{\"mode\":\"respect_origin\"},\"respect_strong_etags\":true}",
        rule.get("action_parameters").toString());
  }

  @Test
  void makesTheEdgeAddTheSecret() throws InterruptedException {
    applyAll();
    assertEquals(
        "{\"headers\":{\"X-Origin-Secret\":{\"operation\":\"set\",\"value\":\"hunter2\"}}}",
        cloudflare.rules(TRANSFORM).get(0).getAsJsonObject().get("action_parameters").toString());
  }

  @Test
  void keepsTheRulesOfOthers() throws InterruptedException {
    cloudflare.put(
        CACHE, "{\"id\":\"theirs\",\"action\":\"set_cache_settings\",\"description\":\"shop\"}");
    applyAll();
    assertEquals(2, cloudflare.rules(CACHE).size());
    JsonObject first = cloudflare.rules(CACHE).get(0).getAsJsonObject();
    assertEquals("theirs", first.get("id").getAsString());
  }

  @Test
  void changesOnlyWhatSomebodyChangedSince() throws InterruptedException {
    applyAll();
    cloudflare.changes.clear();
    cloudflare.put(
        CACHE,
        "{\"action\":\"set_cache_settings\",\"description\":\"Vanity: pages live as they say\","
            + "\"enabled\":false}");
    applyAll();
    assertEquals(
        List.of("PUT /rulesets/phases/http_request_cache_settings/entrypoint"), cloudflare.changes);
    assertEquals(1, cloudflare.rules(CACHE).size());
  }

  private String problem(CloudflareApi api, URI root) {
    return assertThrows(
            IllegalStateException.class, () -> new CloudflareSetup(api, root, null).plan())
        .getMessage();
  }

  @Test
  void saysWhatAWrongTokenLacks() {
    assertEquals(
        "Cloudflare does not take CLOUDFLARE_API_TOKEN for zone: Invalid access token (9109);"
            + " the token needs, for this zone: Zone Read, Zone Settings Edit, Cache Rules Edit,"
            + " Transform Rules Edit, Cache Purge",
        problem(new CloudflareApi(cloudflare.address(), CloudflareStandIn.ZONE, "wrong"), ROOT));
  }

  @Test
  void saysThatThereIsNoSuchZone() {
    String problem =
        problem(new CloudflareApi(cloudflare.address(), "f00", CloudflareStandIn.TOKEN), ROOT);
    assertTrue(problem.startsWith("Cloudflare knows no zone CLOUDFLARE_ZONE_ID"), problem);
  }

  @Test
  void saysThatTheZoneIsAnotherSites() {
    assertEquals(
        "CLOUDFLARE_ZONE_ID is the zone of vanity.example, but ROOT_URL is"
            + " https://notvanity.example: one of them is wrong",
        problem(cloudflare.api(), URI.create("https://notvanity.example")));
  }

  @Test
  void saysThatCloudflareCannotBeReached() throws IOException {
    cloudflare.close();
    String problem = problem(cloudflare.api(), ROOT);
    assertTrue(problem.startsWith("Cloudflare does not answer"), problem);
    cloudflare = new CloudflareStandIn();
  }
}
