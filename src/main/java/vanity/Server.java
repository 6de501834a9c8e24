package vanity;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an {@link App} running until the process is told to stop (SIGTERM, SIGINT). */
final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private Server() {}

  /** Starts it and does not return: the process ends in the shutdown hook, after all is closed. */
  static int run(Config config, Function<Config, App> start) throws InterruptedException {
    Logging.forServer(config.logs().format());
    App app = start.apply(config);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("Stopping");
                  app.close();
                  LOG.info("Stopped");
                  Logging.stop();
                },
                "shutdown"));
    new CountDownLatch(1).await();
    return 0;
  }
}
