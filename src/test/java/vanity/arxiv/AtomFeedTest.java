package vanity.arxiv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomFeedTest {
  @Test
  void readsAPlainPaper() throws Exception {
    AtomFeed feed = parse(sample("s1-plain"));
    assertEquals(1, feed.total());
    assertNull(feed.error());
    assertEquals(
        List.of(
            new ArxivPaper(
                new ArxivId("1605.08386", 1),
                "Heat-bath random walks with Markov bases",
                List.of(
                    new ArxivPaper.Author("Caprice Stanley", List.of()),
                    new ArxivPaper.Author("Tobias Windisch", List.of())),
                "Graphs on lattice points are studied whose edges come from a finite set of"
                    + " allowed moves of arbitrary length.",
                List.of("math.CO", "math.ST"),
                Instant.parse("2016-05-26T17:59:46Z"),
                Instant.parse("2016-05-26T17:59:46Z"),
                "20 pages, 3 figures",
                null,
                null,
                null)),
        feed.papers());
  }

  @Test
  void readsAnOldIdAffiliationsAndAReference() throws Exception {
    ArxivPaper paper = parse(sample("s2-old-id")).papers().get(0);
    assertEquals(new ArxivId("astro-ph/0601001", 1), paper.id());
    assertEquals("ActaAstron.56:1-50,2006", paper.journalReference());
    assertEquals(List.of("astro-ph"), paper.categories());
    assertEquals(
        List.of(
            new ArxivPaper.Author("Andrew Gould", List.of("Ohio State")),
            new ArxivPaper.Author("B. Scott Gaudi", List.of("CfA", "Harvard"))),
        paper.authors());
    assertEquals(
        "We derive the frequencies of hot Jupiters following Gould & Morgan (2003) with"
            + " V_max<17.5.",
        paper.summary());
  }

  @Test
  void readsATitleThatLooksLikeNothing() throws Exception {
    ArxivPaper paper = parse(sample("s3-title-zero")).papers().get(0);
    assertEquals("0", paper.title());
    assertNull(paper.comment());
    assertEquals("It's what * and $ are for.", paper.summary());
  }

  @Test
  void readsAPageOfAListWithDoiAndVersions() throws Exception {
    AtomFeed feed = parse(sample("s4-doi"));
    assertEquals(214_881, feed.total());
    assertEquals("10.1109/ICSTW55395.2022.00035", feed.papers().get(0).doi());
    ArxivPaper second = feed.papers().get(1);
    assertEquals(new ArxivId("2005.14124", 2), second.id());
    assertEquals(Instant.parse("2020-05-28T16:19:50Z"), second.published());
    assertEquals(Instant.parse("2020-07-16T08:15:48Z"), second.updated());
  }

  @Test
  void thePrimaryCategoryComesFirst() throws Exception {
    ArxivPaper paper = parse(sample("s4-doi")).papers().get(1);
    assertEquals(List.of("cs.SE", "cs.CR"), paper.categories());
    assertEquals("cs.SE", paper.primaryCategory());
  }

  @Test
  void readsTheGeneratorOf2017() throws Exception {
    AtomFeed feed = parse(sample("s5-generator-of-2017"));
    assertEquals(46_083, feed.total());
    assertEquals(1, feed.papers().size(), "an entry without an id is passed over");
    ArxivPaper paper = feed.papers().get(0);
    assertEquals(
        "Radical-level Ideograph Encoder for RNN-based Sentiment Analysis of Chinese and Japanese",
        paper.title());
    assertEquals("12 pages, 4 figures, submitted to a workshop", paper.comment());
    assertEquals(Instant.parse("2017-08-10T17:46:28Z"), paper.updated(), "given as 13:46:28-04:00");
  }

  @Test
  void anIndentedLineBeginsAParagraph() throws Exception {
    assertEquals(
        "The character vocabulary can be very large in non-alphabetic languages such as Chinese"
            + " and Japanese, which makes neural network models huge.\n\n"
            + "We explored a model for sentiment classification.",
        parse(sample("s5-generator-of-2017")).papers().get(0).summary());
  }

  @Test
  void classesOfOtherSchemesAreNoCategories() throws Exception {
    assertEquals(
        List.of("cs.CL"), parse(sample("s5-generator-of-2017")).papers().get(0).categories());
  }

  @Test
  void anEmptyFeedIsEmpty() throws Exception {
    assertEquals(new AtomFeed(0, List.of(), null), parse(sample("s6-empty")));
  }

  @Test
  void anErrorIsNoPaper() throws Exception {
    AtomFeed feed = parse(sample("s7-error"));
    assertEquals("incorrect id format for abc", feed.error());
    assertEquals(List.of(), feed.papers());
  }

  @Test
  void prefixesDoNotMatter() throws Exception {
    String text =
        """
        <f:feed xmlns:f="http://www.w3.org/2005/Atom" xmlns="http://arxiv.org/schemas/atom">
          <f:entry>
            <comment>of arXiv</comment><f:comment>of Atom</f:comment>
            <f:title>One</f:title><title>Another</title>
            <f:updated>2020-01-01T00:00:00Z</f:updated>
            <f:id>http://arxiv.org/abs/2001.00001v1</f:id>
          </f:entry>
        </f:feed>
        """;
    ArxivPaper paper = parse(text).papers().get(0);
    assertEquals("One", paper.title());
    assertEquals("of arXiv", paper.comment());
    assertEquals(paper.updated(), paper.published(), "where only one of them is given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Rate exceeded.",
        "<html><body>Down for maintenance</body></html>",
        "<feed/>", // of no namespace
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>&nbsp;</feed>",
        "<!DOCTYPE feed><feed xmlns='http://www.w3.org/2005/Atom'/>",
        "<!DOCTYPE feed SYSTEM 'http://localhost:1/x.dtd'><feed xmlns='http://www.w3.org/2005/Atom'/>",
        "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            + "<feed xmlns='http://www.w3.org/2005/Atom'><title>&x;</title></feed>",
        "<!DOCTYPE feed [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>"
            + "<feed xmlns='http://www.w3.org/2005/Atom'><title>&c;</title></feed>",
        "<feed xmlns='http://www.w3.org/2005/Atom'"
            + " xmlns:o='http://a9.com/-/spec/opensearch/1.1/'><o:totalResults>many</o:totalResults></feed>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>yesterday</updated></entry></feed>",
        "\u0000\u0001\u0002",
      })
  void refusesWhatIsNoFeed(String text) {
    assertThrows(XMLStreamException.class, () -> parse(text));
  }

  @Test
  void depthCostsNoStack() {
    String text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><x>" + "<y>".repeat(1_000_000);
    assertThrows(XMLStreamException.class, () -> parse(text));
  }

  @Test
  void nothingElseThanThatIsThrown() throws Exception {
    Random random = new Random(4);
    byte[] good = sample("s5-generator-of-2017").getBytes(UTF_8);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = good.clone();
      for (int damage = random.nextInt(5); damage >= 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertNotNull(AtomFeed.parse(new ByteArrayInputStream(bytes)));
      } catch (XMLStreamException e) {
        assertNotNull(e.getMessage());
      }
    }
  }

  static String sample(String name) throws IOException {
    try (InputStream in = AtomFeedTest.class.getResourceAsStream(name + ".xml")) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static AtomFeed parse(String text) throws XMLStreamException {
    return AtomFeed.parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
