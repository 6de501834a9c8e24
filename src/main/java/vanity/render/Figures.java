package vanity.render;

/** Pictures. */
final class Figures {
  Figures(Sandbox sandbox, RenderSettings settings, RenderFolder folder, RenderLog log) {}

  void convert(SourceTree tree) {}
}
