package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CachePolicyTest {
  private static String edgeOrBrowser(CachePolicy policy) {
    String edge = policy.cdnCacheControl();
    return policy.cacheControl() + (edge == null ? "" : " | " + edge);
  }

  @Test
  void keepsAsLongAsItSays() {
    StringBuilder table = new StringBuilder();
    for (CachePolicy policy : CachePolicy.values()) {
      table.append(policy).append(": ").append(edgeOrBrowser(policy)).append('\n');
    }
    assertEquals(
        """
        IMMUTABLE: max-age=31536000, immutable
        ROOT_FILE: max-age=3600
        PAPER: max-age=300, stale-while-revalidate=600, stale-if-error=86400\
         | max-age=604800, stale-while-revalidate=86400, stale-if-error=604800
        PAPER_HOUR: max-age=60 | max-age=3600, stale-while-revalidate=3600, stale-if-error=86400
        PAPER_DAY: max-age=300 | max-age=86400, stale-while-revalidate=86400, stale-if-error=604800
        LISTING: max-age=60, stale-while-revalidate=300, stale-if-error=86400\
         | max-age=600, stale-while-revalidate=600, stale-if-error=86400
        DOCUMENT: max-age=300, stale-while-revalidate=3600, stale-if-error=86400\
         | max-age=3600, stale-while-revalidate=86400, stale-if-error=86400
        STATISTICS: max-age=30
        REDIRECT: max-age=3600
        ERROR: max-age=30
        NO_STORE: no-store
        """,
        table.toString());
  }

  @ParameterizedTest
  @EnumSource(CachePolicy.class)
  void saysNothingThatCachesMisread(CachePolicy policy) {
    String all = edgeOrBrowser(policy);
    // s-maxage switches stale-while-revalidate off at Cloudflare; public beside max-age is noise.
    for (String noise : new String[] {"s-maxage", "public", "must-revalidate", "no-cache"}) {
      assertFalse(all.contains(noise), all);
    }
  }
}
