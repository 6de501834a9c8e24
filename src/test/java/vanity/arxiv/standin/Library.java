package vanity.arxiv.standin;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import vanity.arxiv.ArxivId;

/** The papers, each with its versions. */
final class Library {
  private final Map<String, NavigableMap<Integer, StandInPaper>> papers = new ConcurrentHashMap<>();

  void add(StandInPaper paper) {
    papers
        .computeIfAbsent(paper.id().paper(), id -> new ConcurrentSkipListMap<>())
        .put(paper.id().version(), paper);
  }

  /** This version, or the newest. */
  Optional<StandInPaper> find(ArxivId id) {
    NavigableMap<Integer, StandInPaper> versions = papers.get(id.paper());
    if (versions == null) {
      return Optional.empty();
    }
    return id.version() == 0
        ? Optional.of(versions.lastEntry().getValue())
        : Optional.ofNullable(versions.get(id.version()));
  }

  Collection<StandInPaper> versions(ArxivId id) {
    NavigableMap<Integer, StandInPaper> versions = papers.get(id.paper());
    return versions == null ? List.of() : versions.values();
  }

  /**
   * The newest version of every paper in one of these categories, by the time given, last first.
   */
  List<StandInPaper> newest(List<String> categories, Function<StandInPaper, Instant> time) {
    return papers.values().stream()
        .map(versions -> versions.lastEntry().getValue())
        .filter(paper -> paper.facts().categories().stream().anyMatch(categories::contains))
        .sorted(Comparator.comparing(time).thenComparing(paper -> paper.id().paper()).reversed())
        .toList();
  }
}
