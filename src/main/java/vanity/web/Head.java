package vanity.web;

import org.jspecify.annotations.Nullable;

/**
 * What the head of a page says of it.
 *
 * @param title for the tab and search engines, without the site's name
 * @param description one sentence on what the page is
 * @param path the canonical path, or null where the page has none: errors, progress
 * @param indexed whether search engines may list it
 */
public record Head(String title, String description, @Nullable String path, boolean indexed) {
  public static Head of(String title, String description, String path) {
    return new Head(title, description, path, true);
  }

  /** For pages that are of no use in a search engine. */
  public static Head hidden(String title, String description) {
    return new Head(title, description, null, false);
  }
}
