package vanity.drill;

import java.nio.charset.StandardCharsets;
import vanity.arxiv.standin.StandInPaper;
import vanity.paper.PaperImport;
import vanity.render.store.Blobs;

/** Papers that are imported and wait in the queue, so that arXiv need not be asked. */
final class Shelved {
  private Shelved() {}

  /** Queues one; returns its id. */
  static String paper(Stage stage, int number) {
    StandInPaper paper = Papers.numbered(number);
    return put(stage, paper, paper.source());
  }

  /** Queues one of this TeX. */
  static String tex(Stage stage, int number, String tex) {
    return put(stage, Papers.numbered(number), tex.getBytes(StandardCharsets.UTF_8));
  }

  private static String put(Stage stage, StandInPaper paper, byte[] source) {
    new PaperImport(stage.database(), Blobs.inRows())
        .store(paper.facts(), new PaperImport.Source(source, "main.tex", null));
    return paper.facts().id().paper();
  }
}
