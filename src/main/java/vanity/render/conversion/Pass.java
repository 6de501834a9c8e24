package vanity.render.conversion;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import vanity.render.document.LatexmlPage;
import vanity.render.document.ReaderDocument;
import vanity.render.latexml.Latexml;
import vanity.render.latexml.LatexmlLog;
import vanity.render.sandbox.Ended;

/**
 * What one run of LaTeXML left.
 *
 * @param lastWords the end of what it printed
 * @param size of what it wrote, in bytes
 * @param document null if there is none, or one too large for a page
 * @param article of the document, parsed once: it may have megabytes
 */
record Pass(
    Latexml.Drawings drawings,
    Ended ended,
    LatexmlLog messages,
    String lastWords,
    long size,
    @Nullable ReaderDocument document,
    @Nullable Element article) {
  /** Characters of a document that was cut off; with fewer there is nothing to read. */
  private static final int LEAST_OF_A_PART = 200;

  /** What it had too little of. */
  enum Lack {
    TIME,
    MEMORY,

    /** Processes, or room on the disk. */
    ROOM,
    NOTHING
  }

  Lack lack() {
    return switch (ended) {
      case Ended.TimedOut() -> Lack.TIME;
      case Ended.OutOfMemory() -> Lack.MEMORY;
      case Ended.TooGreedy(String of) -> Lack.ROOM;
      case Ended.Exited exited -> {
        if (messages.timedOut() || exited.isOutOfTime()) {
          yield Lack.TIME;
        }
        yield exited.isKilled() || lastWords.contains("Out of memory") ? Lack.MEMORY : Lack.NOTHING;
      }
    };
  }

  boolean isTooLarge() {
    return size > LatexmlPage.MAX_BYTES;
  }

  /** Whether it has all of the paper. */
  boolean isWhole() {
    return drawings == Latexml.Drawings.DRAWN && isFinished();
  }

  private boolean isFinished() {
    return document != null && ended.isWell() && messages.status() < 3;
  }

  /** Whether there is something to read. */
  boolean isReadable() {
    return length() >= (isFinished() ? 1 : LEAST_OF_A_PART);
  }

  /** Characters of text. */
  int length() {
    return article == null ? 0 : article.text().strip().length();
  }
}
