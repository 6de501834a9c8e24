package vanity.arxiv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** arXiv's categories and their names (arxiv.org/category_taxonomy). */
public final class Taxonomy {
  /** A field of science. */
  public record Group(String name, List<Archive> archives) {}

  /**
   * An archive within a group.
   *
   * @param categories what papers can be in; just the archive itself where it is not divided
   */
  public record Archive(String code, String name, List<Category> categories) {}

  /** What a paper is in, such as {@code cs.LG}. */
  public record Category(String code, String name) {}

  private static final Taxonomy ARXIV = read("taxonomy.txt");

  private final List<Group> groups = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();

  private Taxonomy() {}

  /** The name of a category or archive, old ones too; empty if arXiv has none of this code. */
  public static Optional<String> name(String code) {
    return Optional.ofNullable(ARXIV.names.get(code));
  }

  /** What takes new papers, in arXiv's own order. */
  public static List<Group> groups() {
    return ARXIV.groups;
  }

  private static Taxonomy read(String resource) {
    Taxonomy taxonomy = new Taxonomy();
    try (InputStream in = Taxonomy.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(taxonomy::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taxonomy.frozen();
  }

  private void add(String line) {
    String text = line.strip();
    int depth = (line.length() - text.length()) / 2;
    if (depth == 0) {
      groups.add(new Group(text, new ArrayList<>()));
      return;
    }
    boolean retired = text.startsWith("~");
    String[] parts = text.substring(retired ? 1 : 0).split(" ", 2);
    names.put(parts[0], parts[1]);
    if (retired) {
      return;
    }
    List<Archive> archives = groups.get(groups.size() - 1).archives();
    if (depth == 1) {
      archives.add(new Archive(parts[0], parts[1], new ArrayList<>()));
    } else {
      archives.get(archives.size() - 1).categories().add(new Category(parts[0], parts[1]));
    }
  }

  private Taxonomy frozen() {
    groups.replaceAll(
        group -> new Group(group.name(), group.archives().stream().map(Taxonomy::whole).toList()));
    return this;
  }

  private static Archive whole(Archive archive) {
    List<Category> categories =
        archive.categories().isEmpty()
            ? List.of(new Category(archive.code(), archive.name()))
            : List.copyOf(archive.categories());
    return new Archive(archive.code(), archive.name(), categories);
  }
}
