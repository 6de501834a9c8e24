package vanity.render.store;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import vanity.arxiv.ArxivPaper.Author;

/** The column {@code papers.authors}: {@code [{"name": "…", "affiliations": ["…"]}]}. */
public final class AuthorsJson {
  private static final Gson GSON = new Gson();
  private static final TypeToken<List<Author>> LIST = new TypeToken<>() {};

  private AuthorsJson() {}

  public static List<Author> read(String json) {
    return List.copyOf(GSON.fromJson(json, LIST));
  }

  static String write(List<Author> authors) {
    return GSON.toJson(authors);
  }
}
