package vanity.arxiv;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What OAI-PMH says of a paper in its {@code arXivRaw} format: what the query API leaves out
 * (info.arxiv.org/help/oa).
 *
 * @param id without version
 * @param versions every one, the oldest first; never empty
 * @param license the URL of the newest version's licence; arXiv does not say that of older ones
 */
public record OaiRecord(ArxivId id, List<Version> versions, @Nullable String license) {
  /** One version; not every date of arXiv's early years can be read. */
  public record Version(int number, @Nullable Instant submitted) {}

  private static final Pattern VERSION = Pattern.compile(ArxivId.VERSION);

  public Version newest() {
    return versions.get(versions.size() - 1);
  }

  /**
   * Reads the answer to a {@code GetRecord}; empty if arXiv says that there is no such paper.
   *
   * @throws XMLStreamException if this is no such answer, or another error than that
   */
  static Optional<OaiRecord> parse(InputStream in) throws XMLStreamException {
    try (Xml xml = new Xml(in, "oai:OAI-PMH")) {
      boolean deleted = false;
      while (xml.enterNext()) {
        switch (xml.name()) {
          case "oai:header" -> deleted = xml.attribute("status").isPresent();
          case "raw:arXivRaw" -> {
            return Optional.of(raw(xml));
          }
          case "oai:error" -> {
            String code = xml.attribute("code").orElse("error without a code");
            if (code.equals("idDoesNotExist")) {
              return Optional.empty();
            }
            throw xml.error(code + ": " + xml.line());
          }
          default -> {} // its children come next
        }
      }
      if (deleted) {
        return Optional.empty();
      }
      throw xml.error("there is neither a record nor an error");
    }
  }

  private static OaiRecord raw(Xml xml) throws XMLStreamException {
    Optional<ArxivId> id = Optional.empty();
    List<Version> versions = new ArrayList<>();
    String license = null;
    while (xml.enterChild()) {
      switch (xml.name()) {
        case "raw:id" -> id = ArxivId.parse(xml.line()).map(ArxivId::unversioned);
        case "raw:version" -> versions.add(version(xml));
        case "raw:license" -> license = xml.line();
        default -> xml.skip();
      }
    }
    if (id.isEmpty() || versions.isEmpty()) {
      throw xml.error("the record has no id or no version");
    }
    versions.sort(Comparator.comparingInt(Version::number));
    return new OaiRecord(
        id.get(), List.copyOf(versions), license == null || license.isEmpty() ? null : license);
  }

  private static Version version(Xml xml) throws XMLStreamException {
    String name = xml.attribute("version").orElse("");
    Matcher number = VERSION.matcher(name);
    if (!number.matches()) {
      throw xml.error("\"" + name + "\" is not a version");
    }
    Instant submitted = null;
    while (xml.enterChild()) {
      if (xml.name().equals("raw:date")) {
        submitted = time(xml.line());
      } else {
        xml.skip();
      }
    }
    return new Version(Integer.parseInt(number.group(1)), submitted);
  }

  private static @Nullable Instant time(String text) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
