package vanity.arxiv.standin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivPaper;

/** What arXiv's interfaces print, as of 2026. */
final class Answers {
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Answers() {}

  static String feed(String query, int total, int start, int count, List<StandInPaper> papers) {
    StringBuilder feed = new StringBuilder();
    feed.append(
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
          <id>https://arxiv.org/api/oqaUC9OB2SccftmJHZqrxySXrao</id>
          <title>arXiv Query: %1$s</title>
          <updated>2026-04-12T22:09:26Z</updated>
          <link href="https://arxiv.org/api/query?%1$s" type="application/atom+xml"/>
          <opensearch:itemsPerPage>%2$d</opensearch:itemsPerPage>
          <opensearch:totalResults>%3$d</opensearch:totalResults>
          <opensearch:startIndex>%4$d</opensearch:startIndex>
        """
            .formatted(xml(query), count, total, start));
    papers.forEach(paper -> feed.append(entry(paper.facts())));
    return feed.append("</feed>\n").toString();
  }

  private static String entry(ArxivPaper paper) {
    StringBuilder entry = new StringBuilder("  <entry>\n");
    line(entry, "id", "http://arxiv.org/abs/" + paper.id());
    line(entry, "title", paper.title());
    line(entry, "updated", paper.updated().toString());
    entry.append(
        """
            <link href="https://arxiv.org/abs/%1$s" rel="alternate" type="text/html"/>
            <link href="https://arxiv.org/pdf/%1$s" rel="related" type="application/pdf" title="pdf"/>
        """
            .formatted(paper.id()));
    line(entry, "summary", paper.summary().replace("\n\n", "\n  "));
    for (String category : paper.categories()) {
      entry.append(
          "    <category term=\"%s\" scheme=\"http://arxiv.org/schemas/atom\"/>\n"
              .formatted(xml(category)));
    }
    line(entry, "published", paper.published().toString());
    line(entry, "arxiv:comment", paper.comment());
    entry.append(
        "    <arxiv:primary_category term=\"%s\"/>\n".formatted(xml(paper.primaryCategory())));
    line(entry, "arxiv:journal_ref", paper.journalReference());
    for (ArxivPaper.Author author : paper.authors()) {
      entry.append("    <author>\n");
      line(entry, "name", author.name());
      author.affiliations().forEach(place -> line(entry, "arxiv:affiliation", place));
      entry.append("    </author>\n");
    }
    line(entry, "arxiv:doi", paper.doi());
    return entry.append("  </entry>\n").toString();
  }

  static String error(String code, String summary) {
    return """
    <?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
      <id>https://arxiv.org/</id>
      <title>arXiv Search Results</title>
      <updated>2026-04-12T22:59:06Z</updated>
      <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
      <opensearch:totalResults>1</opensearch:totalResults>
      <opensearch:startIndex>0</opensearch:startIndex>
      <entry>
        <id>https://arxiv.org/api/errors#%1$s</id>
        <title>Error</title>
        <updated>2026-04-12T22:59:06Z</updated>
        <link href="https://arxiv.org/api/errors#%1$s" rel="alternate" type="text/html"/>
        <summary>%2$s</summary>
        <author>
          <name>arXiv api core</name>
        </author>
      </entry>
    </feed>
    """
        .formatted(xml(code), xml(summary));
  }

  static String record(ArxivPaper newest, Collection<StandInPaper> versions) {
    StringBuilder raw = new StringBuilder();
    line(raw, "id", newest.id().paper());
    line(raw, "submitter", newest.authors().isEmpty() ? null : newest.authors().get(0).name());
    for (StandInPaper version : versions) {
      raw.append(
          """
              <version version="v%d">
                <date>%s</date>
                <size>%dkb</size>
                <source_type>D</source_type>
              </version>
          """
              .formatted(
                  version.id().version(),
                  RFC_1123.format(version.facts().updated()),
                  version.source().length / 1024));
    }
    line(raw, "title", newest.title());
    line(
        raw,
        "authors",
        String.join(", ", newest.authors().stream().map(ArxivPaper.Author::name).toList()));
    line(raw, "categories", String.join(" ", newest.categories()));
    line(raw, "comments", newest.comment());
    line(raw, "journal-ref", newest.journalReference());
    line(raw, "doi", newest.doi());
    line(raw, "license", newest.license());
    line(raw, "abstract", newest.summary());
    return oai(
        """
        <GetRecord>
        <record>
        <header>
          <identifier>oai:arXiv.org:%1$s</identifier>
          <datestamp>%2$s</datestamp>
          <setSpec>cs</setSpec>
        </header>
        <metadata>
        <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://arxiv.org/OAI/arXivRaw/ https://oaipmh.arxiv.org/OAI/arXivRaw.xsd">
        %3$s</arXivRaw>
        </metadata>
        </record>
        </GetRecord>
        """
            .formatted(newest.id().paper(), newest.updated().toString().substring(0, 10), raw));
  }

  static String oaiError(String code, String text) {
    return oai("<error code=\"%s\">%s</error>\n".formatted(xml(code), xml(text)));
  }

  private static String oai(String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
    <responseDate>%s</responseDate>
    <request>https://oaipmh.arxiv.org/oai</request>
    %s</OAI-PMH>
    """
        .formatted(Instant.parse("2026-04-12T22:09:26Z"), content);
  }

  private static void line(StringBuilder to, String name, @Nullable String text) {
    if (text != null) {
      to.append("    <%s>%s</%s>\n".formatted(name, xml(text), name.split(" ", 2)[0]));
    }
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
