package vanity.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.db.Database;

/**
 * PostgreSQL's own benchmark: fetches as many bytes as a paper's page has, by a prepared statement.
 * As text, for it would fetch binary columns in hexadecimal, which is twice as long.
 */
final class PgBench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private final String url;
  private final Path script;

  /**
   * @param url of the library's database, by which way it is to be reached
   */
  PgBench(Library library, String url, Path work, String paper) throws IOException {
    this.url = url;
    this.script = work.resolve("fetch.sql");
    Database database = library.administrator();
    database.update("create table if not exists plain (arxiv_id text primary key, article text)");
    database.update("alter table plain alter column article set storage external");
    database.update("grant select on plain to " + Library.ROLE);
    database.update(
        """
        insert into plain
        select p.arxiv_id, left(encode(g.article, 'base64'), octet_length(g.article))
        from papers p join render_pages g on g.render_id = p.shown_render where p.arxiv_id = ?
        on conflict do nothing
        """,
        paper);
    Files.writeString(script, "select article from plain where arxiv_id = '" + paper + "';\n");
  }

  /** Fetched a second. */
  double run(int connections, Duration length) throws IOException {
    Process process =
        new ProcessBuilder(
                "pgbench",
                "-M",
                "prepared",
                "-n",
                "-c",
                Integer.toString(connections),
                "-j",
                "2",
                "-T",
                Long.toString(length.toSeconds()),
                "-f",
                script.toString(),
                url)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher matcher = RATE.matcher(output);
    if (!matcher.find()) {
      throw new IOException("pgbench: " + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
