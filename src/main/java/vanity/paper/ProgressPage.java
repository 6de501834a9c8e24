package vanity.paper;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vanity.render.work.Progress;
import vanity.web.Head;
import vanity.web.Site;

/**
 * What readers see while a paper is being converted.
 *
 * @param elapsed since it was queued, or since its render began
 */
public record ProgressPage(Site site, OpenedPaper.Rendering rendering, Duration elapsed) {
  /** How often the page asks by itself. */
  public static final Duration REFRESH = Duration.ofSeconds(10);

  public Head head() {
    return Head.hidden(
        rendering.title() == null ? "arXiv:" + id() : PlainTex.of(rendering.title()),
        "This paper is being converted to a web page.");
  }

  public String id() {
    return rendering.id().paper();
  }

  /** What is being done, for readers. */
  public String doing() {
    return doing(rendering);
  }

  static String doing(OpenedPaper.Rendering rendering) {
    if (rendering.stage() != null) {
      return "Now " + label(rendering.stage()) + ".";
    }
    return switch (rendering.position()) {
      case 0 -> "It is next in the queue.";
      case 1 -> "One paper is before it in the queue.";
      default -> rendering.position() + " papers are before it in the queue.";
    };
  }

  private static String label(String stage) {
    for (Progress.Stage each : Progress.Stage.values()) {
      if (each.name().equals(stage)) {
        return each.label();
      }
    }
    return stage;
  }

  /** The steps of a render, each with whether it is over, under way or still to come. */
  public List<Step> steps() {
    int current = current(rendering.stage());
    return Arrays.stream(Progress.Stage.values())
        .map(stage -> new Step(stage.name(), stage.label(), mark(stage.ordinal(), current)))
        .toList();
  }

  private static int current(@Nullable String stage) {
    for (Progress.Stage each : Progress.Stage.values()) {
      if (each.name().equals(stage)) {
        return each.ordinal();
      }
    }
    return -1;
  }

  private static String mark(int step, int current) {
    return step < current ? "done" : step == current ? "now" : "to-come";
  }

  /** One stage, as a row of the list. */
  public record Step(String name, String label, String mark) {}

  public String refreshSeconds() {
    return Long.toString(REFRESH.toSeconds());
  }
}
