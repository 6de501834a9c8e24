package vanity.render.work;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times each stage of a render and passes on which began. */
public final class Stages implements Progress {
  private final Progress listener;
  private final Map<Stage, Duration> times = new EnumMap<>(Stage.class);
  private @Nullable Stage current;
  private long since;

  public Stages(Progress listener) {
    this.listener = listener;
  }

  @Override
  public void begin(Stage stage) {
    end();
    current = stage;
    since = System.nanoTime();
    listener.begin(stage);
  }

  private void end() {
    if (current != null) {
      times.merge(current, Duration.ofNanos(System.nanoTime() - since), Duration::plus);
      current = null;
    }
  }

  /** What each took so far, in order, by its name. */
  public Map<String, Duration> times() {
    end();
    Map<String, Duration> named = new LinkedHashMap<>();
    times.forEach(
        (stage, time) -> named.put(stage.name().toLowerCase(java.util.Locale.ROOT), time));
    return Collections.unmodifiableMap(named);
  }
}
