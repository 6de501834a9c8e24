package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;

class OaiApiTest {
  private static final ArxivId ID = new ArxivId("hep-th/0603001", 0);

  private final ArxivStandIn arxiv = ArxivStandIn.start();
  private final ArxivClient client = ArxivClientTest.patient();
  private final OaiApi oai = new OaiApi(arxiv.oaiUrl(), client);

  @AfterEach
  void stop() {
    client.close();
    arxiv.close();
  }

  @Test
  void findsVersionsAndLicense() throws Exception {
    arxiv.add(StandInPaper.of("hep-th/0603001v1", "Strings"));
    arxiv.add(StandInPaper.of("hep-th/0603001v2", "Strings & things"));
    assertEquals(
        new OaiApi.Answer.Found(
            new OaiRecord(
                ID,
                List.of(
                    new OaiRecord.Version(1, Instant.parse("2006-03-02T00:00:00Z")),
                    new OaiRecord.Version(2, Instant.parse("2006-03-03T00:00:00Z"))),
                "http://creativecommons.org/licenses/by/4.0/")),
        oai.find(ID.withVersion(1)));
    assertEquals(
        "/oai?verb=GetRecord&metadataPrefix=arXivRaw&identifier=oai:arXiv.org:hep-th/0603001",
        arxiv.asked().get(0).target());
  }

  @Test
  void doesNotFindWhatIsNotThere() throws Exception {
    assertEquals(new OaiApi.Answer.NotFound(), oai.find(ID));
  }

  @Test
  void keepsTo503AndItsTime() throws Exception {
    arxiv.fail(Endpoint.OAI, Fault.status(503, "Retry-After", "20"));
    assertEquals(
        Duration.ofSeconds(20), assertInstanceOf(Unavailable.class, oai.find(ID)).retryAfter());
  }

  @Test
  void anAnswerToAnotherQuestionIsAnError() throws Exception {
    arxiv.add(StandInPaper.of("hep-th/0603001v1", "Strings"));
    arxiv.fail(
        Endpoint.OAI,
        Fault.body(
            "text/xml",
            """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><metadata>
            <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>2601.00001</id><version version="v1"/>
            </arXivRaw></metadata></record></GetRecord></OAI-PMH>
            """));
    assertInstanceOf(Unavailable.class, oai.find(ID));
  }
}
