package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntityTagTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void comesFromTheContent() {
    // printf abc | sha256sum
    assertEquals("\"ba7816bf8f01cfea414140de5dae2223\"", EntityTag.of(bytes("abc")).toString());
    assertEquals(EntityTag.of(bytes("abc")), EntityTag.of(bytes("a"), bytes("bc")));
    assertNotEquals(EntityTag.of(bytes("abc")), EntityTag.of(bytes("abd")));
  }

  @Test
  void isAnotherInEachCoding() {
    EntityTag tag = EntityTag.strong("abc");
    assertEquals("\"abc\"", tag.in(ContentCoding.IDENTITY).toString());
    assertEquals("\"abc-br\"", tag.in(ContentCoding.BR).toString());
    assertEquals("\"abc-gzip\"", tag.in(ContentCoding.GZIP).toString());
  }

  @Test
  void isWrittenWithItsWeakness() {
    assertEquals("W/\"abc\"", new EntityTag("abc", true).toString());
  }
}
