package vanity;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import vanity.db.DatabaseBusyException;
import vanity.db.EmbeddedDatabaseException;
import vanity.s3.StoreAwayException;

/**
 * The command line. Without a command: all in one process. Exit status: 0 done, 1 failed (one line
 * says what, which, and what to do), 2 not understood.
 */
@Command(
    name = "vanity",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Turns arXiv papers into web pages.",
      "",
      "Without a command: the site and the render worker in one process; with no DATABASE_URL, with a"
          + " PostgreSQL of its own below DATA_DIR, which gets the sample papers while it is empty."
    },
    footerHeading = "%nSettings (environment):%n",
    footer = {
      "  PORT 8080, BIND_ADDRESS 0.0.0.0, ROOT_URL, SITE_NAME",
      "  DATABASE_URL postgres://… or jdbc:postgresql://…, DATABASE_POOL_SIZE 10,",
      "  DATABASE_READ_URL (a replica for readers), DATA_DIR var",
      "  FILE_STORE postgres|s3://bucket/prefix?endpoint=…&region=…,",
      "  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY",
      "  RENDER_CONCURRENCY 1, RENDER_TIMEOUT 10m, RENDER_MEMORY 1g,",
      "  RENDER_QUEUE_LIMIT 100, RENDER_SANDBOX auto|bwrap|none,",
      "  RENDER_POLICY all|licensed-only, RENDER_EXPIRY (never),",
      "  NEW_PAPERS_PER_MINUTE 10 (of one address; 0 any number), SOURCE_LIMIT 64m",
      "  ARXIV_API_URL, ARXIV_SOURCE_URL, ARXIV_OAI_URL, ARXIV_CONTACT,",
      "  ARXIV_CATEGORIES, SCRAPE_EVERY (never)",
      "  PAGE_CACHE_SIZE 48m, MAX_IN_FLIGHT, STATIC_DIR, BENCHMARK 0, DEVELOPMENT 0",
      "  CLOUDFLARE_ZONE_ID, CLOUDFLARE_API_TOKEN, CLOUDFLARE_API_URL,",
      "  ORIGIN_SECRET, METRICS_TOKEN",
      "  LOG_FORMAT text|logfmt|json, LOG_ADDRESS none|network|full"
    })
public final class Main implements Callable<Integer> {
  private static final List<Class<?>> COMMANDS =
      List.of(
          WebCommand.class,
          WorkerCommand.class,
          MigrateCommand.class,
          ImportCommand.class,
          ConvertCommand.class,
          ImportBulkCommand.class,
          FetchCommand.class,
          ScrapeCommand.class,
          RefreshCommand.class,
          RerenderCommand.class,
          DeleteCommand.class,
          TakedownCommand.class,
          StatusCommand.class,
          ExportCommand.class,
          RestoreCommand.class,
          MoveFilesCommand.class,
          CloudflareCommand.class,
          SamplesCommand.class,
          AssetsCommand.class);

  /** Failures whose message says all that an operator needs; of others the log gets the whole. */
  private static final List<Class<? extends Exception>> FORESEEN =
      List.of(
          Failure.class,
          Config.InvalidException.class,
          DatabaseBusyException.class,
          EmbeddedDatabaseException.class,
          StoreAwayException.class,
          IllegalArgumentException.class,
          IllegalStateException.class);

  private final Map<String, String> environment;

  private Main(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    int status = commandLine(System.getenv(), arguments).execute(arguments);
    Logging.stop();
    System.exit(status);
  }

  /** With the command that the arguments name, or with all if they name none. */
  static CommandLine commandLine(Map<String, String> environment, String... arguments) {
    CommandLine vanity = new CommandLine(new Main(environment));
    asked(arguments).forEach(vanity::addSubcommand);
    for (CommandLine command : vanity.getSubcommands().values()) {
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show this help message and exit.")
                  .build());
    }
    return vanity
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println("vanity: " + reason(failure));
          command.getErr().flush();
          return 1;
        });
  }

  /** Fewer than all where that is enough: to read what each takes is a fifth of a start. */
  private static List<Class<?>> asked(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> named = COMMANDS.stream().filter(it -> name(it).equals(first)).toList();
    return named.isEmpty() && arguments.length > 0 ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** One line. What was not foreseen goes to the log in full, too. */
  private static String reason(Exception failure) {
    if (FORESEEN.stream().noneMatch(type -> type.isInstance(failure))) {
      LoggerFactory.getLogger(Main.class).error("Unforeseen", failure);
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
  }

  @Override
  public Integer call() throws InterruptedException {
    return Server.run(config(), App::allInOne);
  }

  /**
   * The settings.
   *
   * @throws Config.InvalidException naming every wrong one
   */
  Config config() {
    return Config.fromEnv(environment);
  }

  /** For what a command prints; its log goes to stderr. */
  PrintStream out() {
    return System.out;
  }

  /** The version in the jar's manifest. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Vanity " + version()};
    }
  }
}
