package vanity;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivClient;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.render.RenderJob;
import vanity.render.RenderRules;
import vanity.render.conversion.RenderSettings;
import vanity.render.conversion.Renderer;
import vanity.render.pace.Pace;
import vanity.render.pace.PacedArxiv;

/** Where papers are rendered: what a worker has, and a command that renders by itself. */
record Workshop(
    Renderer renderer, RenderRules rules, RenderJob job, PacedArxiv arxiv, ArxivClient client)
    implements AutoCloseable {

  static Workshop open(Config config, Storage storage) {
    Renderer renderer = renderer(config);
    RenderRules rules =
        new RenderRules(
            // Unique over all machines: what another process of this name left is not ours.
            "worker-" + UUID.randomUUID(),
            config.render().policy() == Config.Policy.LICENSED_ONLY,
            workFolder(config));
    Config.Arxiv arxiv = config.arxiv();
    ArxivClient client =
        new ArxivClient(
            ArxivClient.userAgent(Main.version(), config.site().rootUrl(), arxiv.contact()),
            ArxivClient.Times.DEFAULT,
            InstantSource.system());
    PacedArxiv paced =
        new PacedArxiv(
            new ArxivApi(arxiv.apiUrl(), client),
            new OaiApi(arxiv.oaiUrl(), client),
            new SourceDownload(arxiv.sourceUrl(), client, config.render().sourceLimit()),
            new Pace(storage.database(), ArxivClient.PACE));
    return new Workshop(
        renderer,
        rules,
        new RenderJob(storage.database(), storage.blobs(), paced, renderer::render, rules),
        paced,
        client);
  }

  /** For what needs no database. */
  static Renderer renderer(Config config) {
    Config.Render render = config.render();
    try {
      return new Renderer(
          new RenderSettings(
              render.concurrency(),
              render.timeout(),
              render.memory(),
              render.sandbox(),
              workFolder(config)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while looking for the converter");
    }
  }

  private static Path workFolder(Config config) {
    return config.storage().dataDir().resolve("work").toAbsolutePath();
  }

  /**
   * So that a command says what to do rather than wait for what cannot come.
   *
   * @throws Failure if nothing can be rendered on this machine
   */
  static Renderer ready(Renderer renderer) {
    if (renderer.readiness() instanceof Renderer.Readiness.NotReady(String remedy)) {
      throw new Failure(remedy);
    }
    return renderer;
  }

  @Override
  public void close() {
    client.close();
  }
}
