package vanity.render;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vanity.render.store.RenderState;

/** What came of a job, and what is to become of it. */
public sealed interface Outcome {
  RenderState state();

  /**
   * Done, well or not.
   *
   * @param reason why there is no document, for readers; null if there is one
   */
  record Finished(RenderState state, @Nullable String reason) implements Outcome {
    @Override
    public String toString() {
      return told(state, reason);
    }
  }

  /** To be tried again after this time. */
  record Again(RenderState state, @Nullable String reason, Duration after) implements Outcome {
    @Override
    public String toString() {
      return "%s Again in %d s.".formatted(told(state, reason), after.toSeconds());
    }
  }

  /** For the log. */
  private static String told(RenderState state, @Nullable String reason) {
    return state.column() + (reason == null ? "." : ": " + reason);
  }
}
