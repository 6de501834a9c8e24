package vanity.paper;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vanity.render.work.Progress;
import vanity.web.Head;
import vanity.web.Site;

/** What {@code log.jte} shows of a conversion. */
public record LogPage(Site site, ConversionLog log) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public Head head() {
    return Head.hidden(
        "Conversion of " + PlainTex.of(log.title()), "How this paper was converted to a web page.");
  }

  public String path() {
    return PaperFacts.path(log.paper());
  }

  public String title() {
    return PlainTex.of(log.title());
  }

  /** How it ended, in one sentence. */
  public String outcome() {
    return switch (log.state()) {
      case "running" -> "The conversion is under way.";
      case "rendered" -> clean() ? "Converted without complaint." : "Converted, with remarks.";
      case "partial" -> "Converted in part: LaTeXML stopped before the end.";
      case "no_tex_source" -> "There is no TeX source to convert.";
      case "timed_out" -> "Given up: it took too long.";
      case "out_of_memory" -> "Given up: it needed too much memory.";
      case "not_on_arxiv" -> "arXiv does not know this paper.";
      case "arxiv_unreachable" -> "arXiv did not answer.";
      case "unlicensed" -> "Not converted: its licence does not allow showing it.";
      case "abandoned" -> "The worker stopped in the middle; it will be tried again.";
      default -> "Not converted.";
    };
  }

  /** How good that is, for its colour: good, fair, poor or none. */
  public String grade() {
    return switch (log.state()) {
      case "running" -> "none";
      case "rendered" -> log.report() != null && log.report().errors() > 0 ? "fair" : "good";
      case "partial" -> "fair";
      default -> "poor";
    };
  }

  private boolean clean() {
    return log.report() != null && log.report().errors() == 0 && log.report().warnings() == 0;
  }

  public List<LogMessages.Group> messages() {
    return log.report() == null ? List.of() : LogMessages.of(log.report().log());
  }

  /** {@code 1 error}, {@code 3 errors}. */
  public static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  public long lines() {
    return log.report() == null ? 0 : log.report().log().lines().count();
  }

  /** {@code 12 May 2024, 14:03 UTC}. */
  public String started() {
    return TIME.format(log.started());
  }

  /** What a stage does, where its name is one of ours. */
  public static String stage(String name) {
    for (Progress.Stage each : Progress.Stage.values()) {
      if (each.name().equals(name)) {
        return each.label();
      }
    }
    return name;
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}. */
  public static String seconds(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 60) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds >= 10 ? seconds + " s" : duration.toMillis() / 100 / 10.0 + " s";
  }
}
