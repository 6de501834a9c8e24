package vanity.web;

import gg.jte.Content;

/**
 * Renders JTE templates to UTF-8 bytes: compiled at build time, or reloading from the folder in
 * development.
 */
public final class Templates {
  /** Stands in a template where {@link Body.Composed#middle()} goes. */
  public static final Content HOLE = output -> output.writeContent("\0");

  /** A rendered template in two halves, cut at its {@link #HOLE}. */
  public record Halves(byte[] before, byte[] after) {}

  /**
   * Renders one template.
   *
   * @param name the template's file name, such as {@code home.jte}
   * @param page the record that the template's parameter {@code page} takes
   */
  public byte[] render(String name, Object page) {
    throw new UnsupportedOperationException();
  }

  /** Renders a template that has exactly one {@link #HOLE}. */
  public Halves renderAround(String name, Object page) {
    throw new UnsupportedOperationException();
  }
}
