package vanity.paper;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vanity.web.Site;

/**
 * A paper for machines: what Google Scholar and Zotero ({@code citation_*}), libraries (Dublin
 * Core), previews (Open Graph) and search engines (schema.org) read from the head of its page.
 */
public final class ScholarMeta {
  /** One meta element: its name or property, and its content. */
  public record Meta(@Nullable String name, @Nullable String property, String content) {}

  private static final DateTimeFormatter SLASHES =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
  private static final Gson JSON = new Gson();

  private final List<Meta> all = new ArrayList<>();
  private final PaperFacts facts;
  private final Site site;

  private ScholarMeta(PaperFacts facts, Site site) {
    this.facts = facts;
    this.site = site;
  }

  static List<Meta> of(PaperFacts facts, Site site) {
    ScholarMeta meta = new ScholarMeta(facts, site);
    meta.highwire();
    meta.dublinCore();
    meta.openGraph();
    return List.copyOf(meta.all);
  }

  private void highwire() {
    name("citation_title", facts.title());
    facts.authors().forEach(author -> name("citation_author", author));
    name("citation_date", SLASHES.format(facts.published()));
    name("citation_online_date", SLASHES.format(facts.updated()));
    name("citation_doi", facts.doi());
    if (!facts.sample()) {
      name("citation_arxiv_id", facts.id());
      name("citation_pdf_url", facts.pdfUrl());
      name("citation_abstract_html_url", facts.abstractUrl());
    }
    name("citation_fulltext_html_url", site.absolute(facts.path()));
    name("citation_abstract", facts.summary());
  }

  private void dublinCore() {
    name("DC.title", facts.title());
    facts.authors().forEach(author -> name("DC.creator", author));
    name("DC.date", facts.published().toString());
    name("DC.identifier", facts.sample() ? site.absolute(facts.path()) : "arXiv:" + facts.id());
    name("DC.type", "Text");
    facts.categories().forEach(category -> name("DC.subject", category.name()));
    facts.license().ifPresent(license -> name("DC.rights", license.url()));
  }

  private void openGraph() {
    property("article:published_time", facts.published().toString());
    property("article:modified_time", facts.updated().toString());
    facts.authors().stream().limit(20).forEach(author -> property("article:author", author));
  }

  private void name(String name, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      all.add(new Meta(name, null, content));
    }
  }

  private void property(String property, String content) {
    all.add(new Meta(null, property, content));
  }

  /** The schema.org description; safe inside a script element, as Gson escapes {@code <}. */
  static String jsonLd(PaperFacts facts, Site site) {
    JsonObject article = new JsonObject();
    article.addProperty("@context", "https://schema.org");
    article.addProperty("@type", "ScholarlyArticle");
    article.addProperty("headline", facts.title());
    article.addProperty("url", site.absolute(facts.path()));
    if (!facts.sample()) {
      article.addProperty("sameAs", facts.abstractUrl());
    }
    article.addProperty("datePublished", facts.published().toString());
    article.addProperty("dateModified", facts.updated().toString());
    article.addProperty("abstract", facts.summary());
    article.addProperty("isAccessibleForFree", true);
    article.addProperty("version", facts.version());
    facts.license().ifPresent(license -> article.addProperty("license", license.url()));
    article.add("author", authors(facts));
    article.add("about", subjects(facts));
    article.add("identifier", identifiers(facts));
    return JSON.toJson(article);
  }

  private static JsonArray authors(PaperFacts facts) {
    JsonArray authors = new JsonArray();
    facts
        .paper()
        .authors()
        .forEach(author -> {
          JsonObject person = new JsonObject();
          person.addProperty("@type", "Person");
          person.addProperty("name", author.name());
          if (!author.affiliations().isEmpty()) {
            person.addProperty("affiliation", String.join("; ", author.affiliations()));
          }
          authors.add(person);
        });
    return authors;
  }

  private static JsonArray subjects(PaperFacts facts) {
    JsonArray subjects = new JsonArray();
    facts.categories().forEach(category -> subjects.add(category.name()));
    return subjects;
  }

  private static JsonArray identifiers(PaperFacts facts) {
    JsonArray identifiers = new JsonArray();
    if (!facts.sample()) {
      identifiers.add(identifier("arXiv", facts.id()));
    }
    if (facts.doi() != null) {
      identifiers.add(identifier("DOI", facts.doi()));
    }
    return identifiers;
  }

  private static JsonObject identifier(String scheme, String value) {
    JsonObject identifier = new JsonObject();
    identifier.addProperty("@type", "PropertyValue");
    identifier.addProperty("propertyID", scheme);
    identifier.addProperty("value", value);
    return identifier;
  }
}
