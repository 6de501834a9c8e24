package vanity;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vanity.edge.CloudflareApi;
import vanity.edge.CloudflareSetup;

@Command(
    name = "cloudflare",
    description = {
      "Sets the Cloudflare zone in front of ROOT_URL to what the site needs: pages cached as their"
          + " headers say, tiered cache, https, and the origin's secret in each request.",
      "Shows what differs, changes only that, and can be run again at any time."
    })
final class CloudflareCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Option(names = "--dry-run", description = "Shows what would be changed, and changes nothing.")
  boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    Logging.forCommand();
    Config config = main.config();
    Config.Secret secret = config.edge().originSecret();
    try (CloudflareApi api = config.edge().api()) {
      if (api == null) {
        throw new Failure(
            "Set CLOUDFLARE_ZONE_ID (on the zone's overview page) and CLOUDFLARE_API_TOKEN (made at"
                + " My Profile, API Tokens) first");
      }
      return run(
          new CloudflareSetup(
              api, config.site().rootUrl(), secret == null ? null : secret.value()));
    }
  }

  private int run(CloudflareSetup setup) throws InterruptedException {
    PrintStream out = main.out();
    List<CloudflareSetup.Step> steps = setup.plan();
    for (CloudflareSetup.Step step : steps) {
      out.println(
          step.isDone()
              ? "  = %-36s %s".formatted(step.name(), step.found())
              : "  ~ %-36s %s -> %s".formatted(step.name(), step.found(), step.wanted()));
    }
    List<CloudflareSetup.Step> left = steps.stream().filter(step -> !step.isDone()).toList();
    if (left.isEmpty()) {
      out.println("Nothing to change.");
      return 0;
    }
    if (dryRun) {
      out.println(left.size() + " to change; run without --dry-run to do so.");
      return 0;
    }
    for (CloudflareSetup.Step step : left) {
      setup.apply(step);
      out.println("changed: " + step.name());
    }
    return 0;
  }
}
