package vanity;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vanity.render.Outcome;
import vanity.render.store.RenderState;

/** Renders papers while somebody at a terminal waits. */
record RenderNow(Workshop workshop, PrintStream out, InstantSource clock) {
  static RenderNow of(Workshop workshop, PrintStream out) {
    return new RenderNow(workshop, out, InstantSource.system());
  }

  /**
   * Renders one and says what came of it.
   *
   * @param page its address
   * @return whether it can be read
   */
  boolean run(String paper, String page) throws InterruptedException {
    Instant begin = clock.instant();
    Outcome outcome;
    try (TerminalProgress progress = new TerminalProgress(out, System.console() != null, clock)) {
      outcome = workshop.job().runNow(paper, progress);
    }
    long seconds = Duration.between(begin, clock.instant()).toSeconds();
    boolean readable = isReadable(outcome.state());
    out.printf(
        "%s: %s in %d s%s%n",
        paper, outcome.state().column().replace('_', ' '), seconds, readable ? ": " + page : "");
    if (!readable) {
      out.println(told(outcome) + " See " + page + "log/");
    }
    return readable;
  }

  private static String told(Outcome outcome) {
    @Nullable String reason =
        switch (outcome) {
          case Outcome.Finished finished -> finished.reason();
          case Outcome.Again again -> again.reason();
        };
    return reason == null ? "There is no document." : reason;
  }

  private static boolean isReadable(RenderState state) {
    return state == RenderState.RENDERED || state == RenderState.PARTIAL;
  }
}
