package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.assets.StaticFiles;
import vanity.http.CachePolicy;
import vanity.http.Deflated;
import vanity.render.source.SourceKind;
import vanity.web.Body;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** The table of states in PRODUCT, row by row. */
class PaperAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ArxivId ID = new ArxivId("1706.03762", 0);

  private final PaperAnswers answers =
      new PaperAnswers(
          Templates.precompiled(),
          new Site(
              "Vanity", URI.create("https://vanity.example"), StaticFiles.bundled().manifest()),
          InstantSource.fixed(NOW));

  @Test
  void aReadablePaperStandsAroundItsArticle() {
    Response response = answers.of(new OpenedPaper.Readable(paper(7), render(7, true), "1"));
    assertAnswer(200, CachePolicy.PAPER, response);
    assertEquals("papers,paper-1706.03762", response.headers().get("Cache-Tag"));
    Body.Composed body = (Body.Composed) response.body();
    assertTrue(text(body.before()).endsWith("<article class=\"paper\">"));
    assertEquals("<p>Text</p>", text(body.middle().inflate()));
    assertTrue(text(body.after()).startsWith("</article>"));
    assertFalse(text(body.before()).contains("noindex"));
  }

  @Test
  void aPartialOneSaysSoAndIsKeptForAnHour() {
    Response response = answers.of(new OpenedPaper.Readable(paper(7), render(7, false), "1"));
    assertAnswer(200, CachePolicy.PAPER_HOUR, response);
    assertTrue(before(response).contains("/papers/1706.03762/log/"));
  }

  @Test
  void anOldVersionNamesTheNewOne() {
    Response response = answers.of(new OpenedPaper.Readable(paper(7), render(5, true), "1"));
    assertTrue(before(response).contains("This is version 5. Version 7"));
  }

  @Test
  void searchesLeadToArxivWhereTheLicenceGivesNoRightOn() {
    Paper paper = paper(7, "http://arxiv.org/licenses/nonexclusive-distrib/1.0/");
    Response response = answers.of(new OpenedPaper.Readable(paper, render(7, true), "1"));
    assertEquals("noindex", response.headers().get("X-Robots-Tag"));
  }

  @Test
  void aSampleDoesNotClaimToBeAtArxiv() {
    Paper sample = new Paper(paper(1).facts(), true);
    Response response = answers.of(new OpenedPaper.Readable(sample, render(1, true), "1"));
    Body.Composed body = (Body.Composed) response.body();
    String page = text(body.before()) + text(body.after());
    assertTrue(page.contains("A sample of this site"));
    assertFalse(page.contains("arxiv.org/abs"), page);
    assertFalse(page.contains("arxiv.org/pdf"), page);
    assertFalse(page.contains("arXiv:1706.03762"), page);
    assertFalse(page.contains("citation_arxiv_id"), page);
  }

  @Test
  void progressSaysWhereThePaperIsAndIsNeverKept() {
    Response response =
        answers.of(new OpenedPaper.Rendering(ID, null, 3, null, NOW.minusSeconds(34)));
    assertAnswer(503, CachePolicy.NO_STORE, response);
    assertEquals("10", response.headers().get("Retry-After"));
    assertTrue(whole(response).contains("3 papers are before it in the queue."));
    assertTrue(whole(response).contains("data-seconds=\"34\""));
    assertTrue(whole(response).contains("http-equiv=\"refresh\" content=\"10\""));
  }

  @Test
  void aFailureGivesItsReasonAndAWayOn() {
    Response response = answers.of(new OpenedPaper.Failed(paper(7), "LaTeXML gave up."));
    assertAnswer(404, CachePolicy.PAPER_HOUR, response);
    assertTrue(whole(response).contains("LaTeXML gave up."));
    assertTrue(whole(response).contains("href=\"https://arxiv.org/pdf/1706.03762\""));
    assertTrue(whole(response).contains("href=\"/papers/1706.03762/log/\""));
  }

  @Test
  void everyKindOfSourceWithoutTexIsNamed() {
    for (SourceKind kind : SourceKind.values()) {
      Response response = answers.of(new OpenedPaper.NoTexSource(paper(7), kind));
      assertAnswer(404, CachePolicy.PAPER_DAY, response);
    }
    assertTrue(
        whole(answers.of(new OpenedPaper.NoTexSource(paper(7), SourceKind.PDF)))
            .contains("submitted to arXiv as PDF"));
  }

  @Test
  void theOtherStatesHaveTheStatusAndLifeOfTheTable() {
    assertAnswer(404, CachePolicy.PAPER_HOUR, answers.of(new OpenedPaper.NotOnArxiv(ID)));
    assertAnswer(503, CachePolicy.NO_STORE, answers.of(new OpenedPaper.QueueFull(ID)));
    assertAnswer(503, CachePolicy.NO_STORE, answers.of(new OpenedPaper.ArxivUnreachable(ID)));
    assertAnswer(404, CachePolicy.PAPER_DAY, answers.of(new OpenedPaper.Unlicensed(paper(7))));
    assertAnswer(
        410, CachePolicy.PAPER_DAY, answers.of(new OpenedPaper.TakenDown(ID, "Asked by <them>")));
    assertAnswer(404, CachePolicy.PAPER_DAY, answers.notAnId("1713.00001"));
  }

  private static void assertAnswer(int status, CachePolicy policy, Response response) {
    assertEquals(status, response.status());
    assertEquals(policy, response.policy());
    assertEquals(status != 200, "noindex".equals(response.headers().get("X-Robots-Tag")));
    assertEquals(status == 503, response.headers().containsKey("Retry-After"));
  }

  private static Paper paper(int version) {
    return paper(version, "http://creativecommons.org/licenses/by/4.0/");
  }

  private static Paper paper(int version, String license) {
    return new Paper(
        new ArxivPaper(
            new ArxivId("1706.03762", version),
            "Attention Is All You Need",
            List.of(new ArxivPaper.Author("Ashish Vaswani", List.of())),
            "The dominant sequence transduction models.",
            List.of("cs.CL"),
            NOW,
            NOW,
            null,
            null,
            null,
            license),
        false);
  }

  private static ShownRender render(int version, boolean complete) {
    byte[] article = "<p>Text</p>".getBytes(StandardCharsets.UTF_8);
    return new ShownRender(1, version, complete, "Attention", "", Deflated.of(article), null, NOW);
  }

  private static String before(Response response) {
    return text(((Body.Composed) response.body()).before());
  }

  private static String whole(Response response) {
    return text(((Body.Whole) response.body()).bytes());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
