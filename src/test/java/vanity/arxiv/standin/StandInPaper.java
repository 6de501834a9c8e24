package vanity.arxiv.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;

/**
 * One version of a paper.
 *
 * @param ending of the source's file name, such as {@code .tar.gz} or {@code .pdf}
 * @param sourceStatus what a request for the source is answered with: 200, 403 or 404
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record StandInPaper(ArxivPaper facts, byte[] source, String ending, int sourceStatus) {
  /** A paper of one small TeX file, gzipped as arXiv does. */
  public static StandInPaper of(String id, String title) {
    ArxivId parsed = ArxivId.parse(id).orElseThrow();
    ArxivId versioned = parsed.version() == 0 ? parsed.withVersion(1) : parsed;
    Instant submitted = versioned.month().atDay(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new StandInPaper(
        new ArxivPaper(
            versioned,
            title,
            List.of(new ArxivPaper.Author("Ada Example", List.of("Example University"))),
            "We consider " + title + ".",
            List.of("cs.LG"),
            submitted,
            submitted.plusSeconds(86_400L * (versioned.version() - 1)),
            null,
            null,
            null,
            "http://creativecommons.org/licenses/by/4.0/"),
        gzip(
            """
            \\documentclass{article}
            \\title{%s}
            \\author{Ada Example}
            \\begin{document}
            \\maketitle
            \\section{Introduction}
            Let $x^2 = 1$.
            \\end{document}
            """
                .formatted(title)),
        ".gz",
        200);
  }

  public StandInPaper withSource(byte[] bytes, String newEnding) {
    return new StandInPaper(facts, bytes, newEnding, 200);
  }

  /** 403 for a source that is not public, 404 for none, as of a withdrawn paper. */
  public StandInPaper withoutSource(int status) {
    return new StandInPaper(facts, new byte[0], ending, status);
  }

  public StandInPaper withFacts(ArxivPaper newFacts) {
    return new StandInPaper(newFacts, source, ending, sourceStatus);
  }

  ArxivId id() {
    return facts.id();
  }

  String fileName() {
    return "arXiv-" + id().toString().replace("/", "") + ending;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
