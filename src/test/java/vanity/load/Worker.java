package vanity.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The render worker with papers to render, beside the site on the same machine. */
final class Worker implements AutoCloseable {
  private final Bench bench;
  private final Process process;

  private Worker(Bench bench, Process process) {
    this.bench = bench;
    this.process = process;
  }

  /** As the Procfile starts it: the sample papers are queued, and being rendered on return. */
  static Worker rendering(Bench bench) throws IOException {
    bench
        .library()
        .administrator()
        .update(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'render', arxiv_id, now(), false, 1 from papers
            where arxiv_id in (select arxiv_id from samples)
            on conflict do nothing
            """);
    Process process = bench.dyno().command("worker", "exec scripts/dyno worker").start();
    Worker worker = new Worker(bench, process);
    for (int i = 0; i < 600 && process.isAlive() && !worker.isAtIt(); i++) {
      Pause.of(Duration.ofMillis(50));
    }
    return worker;
  }

  private boolean isAtIt() {
    return count("select count(*) from renders where state = 'running'") > 0;
  }

  /** Renders that it has finished. */
  int rendered() {
    return count(
        """
        select count(*) from renders
        where state in ('rendered', 'partial') and finished_at > now() - interval '1 minute'
        """);
  }

  private int count(String query) {
    return bench.library().administrator().one(query, row -> row.getInt(1)).orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(25, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
