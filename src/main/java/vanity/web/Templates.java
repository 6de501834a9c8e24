package vanity.web;

/**
 * Renders a JTE template to UTF-8 bytes: compiled at build time, or reloading from the folder in
 * development.
 */
public final class Templates {
  /**
   * Renders one template.
   *
   * @param name the template's file name, such as {@code home.jte}
   * @param page the record that the template's first parameter takes
   */
  public byte[] render(String name, Object page) {
    throw new UnsupportedOperationException();
  }
}
