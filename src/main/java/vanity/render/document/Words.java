package vanity.render.document;

import java.util.Set;

/** A set written as a line of words, which is how long lists of names are read. */
final class Words {
  private Words() {}

  static Set<String> of(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
