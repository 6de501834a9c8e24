package vanity.arxiv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OaiRecordTest {
  private static final String OPEN =
      "<?xml version='1.0' encoding='UTF-8'?><OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>"
          + "<responseDate>2026-04-12T22:09:26Z</responseDate>";
  private static final String RAW =
      OPEN
          + "<GetRecord><record><header><identifier>oai:arXiv.org:%1$s</identifier></header>"
          + "<metadata><arXivRaw xmlns='http://arxiv.org/OAI/arXivRaw/'>"
          + "<id>%1$s</id><submitter>A. Author</submitter>%2$s<title>T</title></arXivRaw>"
          + "</metadata></record></GetRecord></OAI-PMH>";

  @Test
  void readsVersionsAndLicense() throws Exception {
    String answer =
        RAW.formatted(
            "2008.06570",
            """
            <version version="v2"><date>Sat, 30 Jan 2021 23:34:27 GMT</date><size>2kb</size></version>
            <version version="v1"><date>Fri, 14 Aug 2020 20:46:38 GMT</date><size>1kb</size></version>
            <license>http://creativecommons.org/licenses/by/4.0/</license>
            """);
    assertEquals(
        Optional.of(
            new OaiRecord(
                new ArxivId("2008.06570", 0),
                List.of(
                    new OaiRecord.Version(1, Instant.parse("2020-08-14T20:46:38Z")),
                    new OaiRecord.Version(2, Instant.parse("2021-01-30T23:34:27Z"))),
                "http://creativecommons.org/licenses/by/4.0/")),
        parse(answer));
  }

  @Test
  void anOldPaperMayHaveNeitherLicenseNorATimeThatCanBeRead() throws Exception {
    String answer =
        RAW.formatted(
            "hep-th/9901001", "<version version='v1'><date>Fri, 1 Jan 1999</date></version>");
    assertEquals(
        Optional.of(
            new OaiRecord(
                new ArxivId("hep-th/9901001", 0), List.of(new OaiRecord.Version(1, null)), null)),
        parse(answer));
  }

  @Test
  void theNewestVersionIsTheLast() {
    OaiRecord record =
        new OaiRecord(
            new ArxivId("2008.06570", 0),
            List.of(new OaiRecord.Version(1, null), new OaiRecord.Version(2, null)),
            null);
    assertEquals(2, record.newest().number());
  }

  @Test
  void anUnknownOrDeletedPaperIsNone() throws Exception {
    assertEquals(
        Optional.empty(),
        parse(OPEN + "<error code='idDoesNotExist'>No such thing</error></OAI-PMH>"));
    assertEquals(
        Optional.empty(),
        parse(
            OPEN
                + "<GetRecord><record><header status='deleted'><identifier>oai:arXiv.org:2008.06570"
                + "</identifier></header></record></GetRecord></OAI-PMH>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        OPEN + "</OAI-PMH>",
        OPEN + "<error code='badArgument'>No</error></OAI-PMH>",
        OPEN + "<error>No</error></OAI-PMH>",
        OPEN + "<GetRecord><record>",
        "<!DOCTYPE x><OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'/>",
      })
  void refusesWhatIsNoAnswer(String answer) {
    assertThrows(XMLStreamException.class, () -> parse(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<version version='1'/>", "<version version='v0'/>", "<version/>"})
  void refusesARecordWithoutVersions(String versions) {
    assertThrows(XMLStreamException.class, () -> parse(RAW.formatted("2008.06570", versions)));
  }

  private static Optional<OaiRecord> parse(String text) throws XMLStreamException {
    return OaiRecord.parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
