package vanity.render.work;

import java.nio.file.Path;

/**
 * The messages of one render, ours and the converter's, as its log page shows them: bounded in
 * length and free of this machine's paths.
 */
public final class RenderLog {
  private static final int LIMIT = 200_000;

  private final String workFolder;
  private final StringBuilder text = new StringBuilder();
  private int left;

  /**
   * @param workFolder whose path is cut from every line
   */
  public RenderLog(Path workFolder) {
    this.workFolder = workFolder.toAbsolutePath().toString();
  }

  /** One message; what does not fit any more is only counted. */
  public void add(String message) {
    if (text.length() + message.length() > LIMIT) {
      left++;
      return;
    }
    text.append(withoutPaths(message)).append('\n');
  }

  /**
   * Paths of the render's own folder become relative; of every other file only the name is kept.
   */
  private String withoutPaths(String message) {
    return message
        .replace(workFolder + "/paper/", "")
        .replace(RenderFolder.INSIDE + "/paper/", "")
        .replaceAll("(?<![\\w/:.\\\\}-])/(?:[\\w.+~-]+/)+(?=[\\w.+~-])", "");
  }

  @Override
  public String toString() {
    return left == 0 ? text.toString() : text + "… and " + left + " more lines\n";
  }
}
