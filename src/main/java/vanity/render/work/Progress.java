package vanity.render.work;

/** Told of each stage of a render as it begins: the terminal, the queue's row. */
@FunctionalInterface
public interface Progress {
  /** The stages, in order; the name is what readers see. */
  enum Stage {
    METADATA("asking arXiv about the paper"),
    DOWNLOAD("downloading the source"),
    UNPACK("unpacking the source"),
    FIGURES("converting the figures"),
    LATEXML("converting the LaTeX"),
    DOCUMENT("setting the page"),
    STORE("storing the page");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  void begin(Stage stage);
}
