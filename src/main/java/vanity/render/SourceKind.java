package vanity.render;

/** What a submission is, by its bytes and names; only {@link #TEX} can be rendered. */
public enum SourceKind {
  TEX("LaTeX"),
  PDF("PDF"),
  POSTSCRIPT("PostScript"),
  DVI("DVI"),
  HTML("HTML"),
  WORD("Word"),
  WITHDRAWN("withdrawn"),
  UNKNOWN("something else");

  private final String label;

  SourceKind(String label) {
    this.label = label;
  }

  /** The name for readers. */
  public String label() {
    return label;
  }
}
