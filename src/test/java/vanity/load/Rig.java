package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a run needs, started: database, network, and the memory of a dyno. */
record Rig(MemoryLimit memory, Library library, Bench bench) implements AutoCloseable {

  /**
   * @param jvm options for the servers' JVM besides those of the run
   */
  static Rig start(Options options, String jvm) throws IOException {
    Path work = options.report().resolve("work");
    Files.createDirectories(work);
    Library library =
        Library.open(work.resolve("postgres"), options.papers(), options.databaseDelay());
    MemoryLimit memory = MemoryLimit.ofDyno();
    Path root = Path.of("").toAbsolutePath();
    Map<String, String> settings =
        Map.of("DATABASE_URL", library.url(), "MALLOC_ARENA_MAX", "2", "LOG_FORMAT", "logfmt");
    Dyno dyno = new Dyno(root, work, memory, (options.jvm() + " " + jvm).strip(), settings);
    Watch watch = new Watch(library.administrator(), Library.ROLE);
    Bench bench = new Bench(options, root, work, library, dyno, new Wrk(work), watch);
    return new Rig(memory, library, bench);
  }

  @Override
  public void close() throws IOException {
    memory.close();
    library.close();
  }
}
