package vanity.render.pace;

/** Whose render goes first: the column {@code scheduled_tasks.priority}, the higher the sooner. */
public enum Urgency {
  /** Somebody is looking at the progress page. */
  VISITOR(90),
  /** An operator asked for this paper. */
  OPERATOR(70),
  /** It can be read, but a newer render is wanted. */
  RENEWAL(40),
  /** Nobody asked for it yet. */
  SCRAPE(10);

  private final int priority;

  Urgency(int priority) {
    this.priority = priority;
  }

  public int priority() {
    return priority;
  }

  public static Urgency of(int priority) {
    for (Urgency each : values()) {
      if (priority >= each.priority) {
        return each;
      }
    }
    return SCRAPE;
  }
}
