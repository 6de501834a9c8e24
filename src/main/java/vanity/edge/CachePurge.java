package vanity.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;

/**
 * Makes the edge forget pages that changed. Any number of processes may run one: each takes other
 * rows, and what one of them took and did not finish comes to another.
 *
 * <p>A page is purged twice. First ten seconds after its change, when the copies that the origins
 * serve without asking have gone; any sooner, and the edge would fetch the old page again and keep
 * it for a week. And once more a minute later: while an origin makes the new page, those who ask at
 * the same moment get the old one, and one of them may have been the edge.
 */
public final class CachePurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CachePurge.class);

  /** In one call, of which the smallest plan allows five a minute; Cloudflare takes up to 100. */
  private static final int TAGS = 100;

  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Duration AFTER_CALL = Duration.ofSeconds(12);
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(2);

  private final PurgeQueue queue;
  private final @Nullable CloudflareApi cloudflare;
  private @Nullable String assets;
  private final Thread thread = Thread.ofPlatform().name("purge").unstarted(this::run);

  /**
   * @param cloudflare null where there is none: then rows are only swept away when they are old
   * @param assets what tells the site's static files from others; null in a process without a site
   */
  public CachePurge(
      Database database, @Nullable CloudflareApi cloudflare, @Nullable String assets) {
    this.queue = new PurgeQueue(database);
    this.cloudflare = cloudflare;
    this.assets = assets;
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(round());
      }
    } catch (InterruptedException e) {
      // Closed. What was taken comes due again.
    }
  }

  /** Purges what is due; tells how long to wait before the next round. */
  Duration round() throws InterruptedException {
    try {
      if (cloudflare == null) {
        queue.forgetOld();
        return Duration.ofHours(1);
      }
      if (assets != null) {
        queue.deployed(assets);
        assets = null;
      }
      List<PurgeQueue.Taken> taken = queue.take(TAGS);
      return taken.isEmpty() ? POLL : purge(cloudflare, taken);
    } catch (DatabaseBusyException e) {
      return POLL; // The database tells of itself.
    }
  }

  private Duration purge(CloudflareApi cloudflare, List<PurgeQueue.Taken> taken)
      throws InterruptedException {
    JsonArray tags = new JsonArray();
    taken.forEach(each -> tags.add(each.tag()));
    JsonObject body = new JsonObject();
    body.add("tags", tags);
    return switch (cloudflare.call("POST", "/purge_cache", body)) {
      case CloudflareApi.Answer.Done done -> {
        queue.done(taken);
        LOG.info("Purged {} at the edge", named(taken));
        yield AFTER_CALL;
      }
      case CloudflareApi.Answer.Later(String why, Duration pause) -> {
        queue.failed(taken);
        LOG.warn("{}; {} will be purged again in {} s", why, named(taken), pause.toSeconds());
        yield pause;
      }
      case CloudflareApi.Answer.Refused refused -> {
        queue.failed(taken);
        LOG.error(
            "Cloudflare refuses to purge {}: {}. Check CLOUDFLARE_ZONE_ID, and that"
                + " CLOUDFLARE_API_TOKEN may purge its cache; scripts/cloudflare --dry-run tells",
            named(taken),
            refused.why());
        yield AFTER_REFUSAL;
      }
    };
  }

  private static String named(List<PurgeQueue.Taken> taken) {
    return taken.size() == 1 ? taken.getFirst().tag() : taken.size() + " papers";
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (cloudflare != null) {
      cloudflare.close();
    }
  }
}
