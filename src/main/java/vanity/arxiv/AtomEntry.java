package vanity.arxiv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One entry of a feed as it is being read: any element may be missing or come in any order. */
final class AtomEntry {
  private static final Pattern ADDRESS = Pattern.compile("https?://arxiv\\.org/abs/(.+)");
  private static final String ERRORS = "/api/errors#";
  private static final String ARXIV_SCHEME = "http://arxiv.org/schemas/atom";

  /** An indented line begins a paragraph of an abstract. */
  private static final Pattern PARAGRAPH = Pattern.compile("\\R(?:[ \\t]+|\\R\\s*)");

  /** Classes of the ACM and the MSC are given as categories too, such as {@code I.2.6}. */
  private static final Pattern CATEGORY = Pattern.compile("[a-z-]+(?:\\.[A-Za-z-]+)?");

  private final Set<String> categories = new LinkedHashSet<>();
  private final List<ArxivPaper.Author> authors = new ArrayList<>();
  private String id = "";
  private String title = "";
  private String summary = "";
  private @Nullable String primary;
  private @Nullable Instant published;
  private @Nullable Instant updated;
  private @Nullable String comment;
  private @Nullable String journalReference;
  private @Nullable String doi;

  private AtomEntry() {}

  static AtomEntry read(Xml xml) throws XMLStreamException {
    AtomEntry entry = new AtomEntry();
    while (xml.enterChild()) {
      entry.take(xml);
    }
    return entry;
  }

  private void take(Xml xml) throws XMLStreamException {
    switch (xml.name()) {
      case "atom:id" -> id = xml.line();
      case "atom:title" -> title = xml.line();
      case "atom:summary" -> summary = paragraphs(xml.text());
      case "atom:published" -> published = time(xml);
      case "atom:updated" -> updated = time(xml);
      case "atom:author" -> author(xml);
      case "atom:category" -> category(xml).ifPresent(categories::add);
      case "arxiv:primary_category" -> primary = category(xml).orElse(null);
      case "arxiv:comment" -> comment = lineOrNull(xml);
      case "arxiv:journal_ref" -> journalReference = lineOrNull(xml);
      case "arxiv:doi" -> doi = lineOrNull(xml);
      default -> xml.skip();
    }
  }

  /** What this complains of, where it is no paper but an error. */
  Optional<String> error() {
    return id.contains(ERRORS) ? Optional.of(summary) : Optional.empty();
  }

  /** The paper described; empty if the entry has no id we know, or no date. */
  Optional<ArxivPaper> paper() {
    Instant first = published != null ? published : updated;
    Matcher address = ADDRESS.matcher(id);
    Optional<ArxivId> paper =
        address.matches() ? ArxivId.parse(address.group(1)) : Optional.empty();
    if (first == null || paper.isEmpty()) {
      return Optional.empty();
    }
    List<String> ordered = new ArrayList<>(categories);
    if (primary != null) {
      ordered.remove(primary);
      ordered.add(0, primary);
    }
    return Optional.of(
        new ArxivPaper(
            paper.get().version() == 0 ? paper.get().withVersion(1) : paper.get(),
            title,
            List.copyOf(authors),
            summary,
            List.copyOf(ordered),
            first,
            Objects.requireNonNullElse(updated, first),
            comment,
            journalReference,
            doi,
            null));
  }

  private void author(Xml xml) throws XMLStreamException {
    String name = "";
    List<String> affiliations = new ArrayList<>();
    while (xml.enterChild()) {
      switch (xml.name()) {
        case "atom:name" -> name = xml.line();
        case "arxiv:affiliation" -> affiliations.add(xml.line());
        default -> xml.skip();
      }
    }
    if (!name.isEmpty()) {
      authors.add(new ArxivPaper.Author(name, List.copyOf(affiliations)));
    }
  }

  private static Optional<String> category(Xml xml) throws XMLStreamException {
    String scheme = xml.attribute("scheme").orElse(ARXIV_SCHEME);
    Optional<String> term =
        xml.attribute("term")
            .filter(value -> scheme.equals(ARXIV_SCHEME) && CATEGORY.matcher(value).matches());
    xml.skip();
    return term;
  }

  private static Instant time(Xml xml) throws XMLStreamException {
    String text = xml.line();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw xml.error("\"" + text + "\" is not a time");
    }
  }

  private static @Nullable String lineOrNull(Xml xml) throws XMLStreamException {
    String line = xml.line();
    return line.isEmpty() ? null : line;
  }

  private static String paragraphs(String text) {
    return PARAGRAPH
        .splitAsStream(text.strip())
        .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining("\n\n"));
  }
}
