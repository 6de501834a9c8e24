package vanity.render.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vanity.render.work.RenderFolder;

/**
 * A program to run.
 *
 * @param command with paths as {@link Sandbox#seen} gives them
 * @param directory where it runs, in the render's folder
 * @param time of the clock
 * @param memory bytes of all its processes together
 */
record Task(
    List<String> command, RenderFolder folder, Path directory, Duration time, long memory) {}
