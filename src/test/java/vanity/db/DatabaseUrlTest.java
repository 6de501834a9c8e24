package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void readsWhatHerokuGives() {
    assertEquals(
        new DatabaseUrl(
            "ec2-1-2-3-4.compute-1.amazonaws.com:5432", "d4f7", "u3x", "p9e8", Map.of()),
        DatabaseUrl.parse("postgres://u3x:p9e8@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d4f7"));
  }

  @Test
  void decodesPercentAndKeepsPlus() {
    assertEquals(
        new DatabaseUrl("db", "na me", "us:er", "p@ss/w+rd%", Map.of()),
        DatabaseUrl.parse("postgresql://us%3Aer:p%40ss%2Fw+rd%25@db/na%20me"));
  }

  @Test
  void keepsTheQueryInTheDriversNames() {
    assertEquals(
        Map.of("sslmode", "require", "ApplicationName", "vanity", "connectTimeout", "3"),
        DatabaseUrl.parse(
                "postgres://u:p@db/name?sslmode=require&application_name=vanity&connect_timeout=3")
            .options());
  }

  @Test
  void readsTheFormOfJdbc() {
    assertEquals(
        new DatabaseUrl("db:5433", "name", "u", "p&q", Map.of("sslmode", "verify-full")),
        DatabaseUrl.parse(
            "jdbc:postgresql://db:5433/name?user=u&password=p%26q&sslmode=verify-full"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://my_db/name",
        "postgres://[::1]:5432/name",
        "postgres://a:5432,b:5433/name",
        "postgres://u@127.0.0.1/name",
      })
  void takesEveryKindOfHost(String url) {
    assertEquals("name", DatabaseUrl.parse(url).database());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "mysql://u:secret@db/name",
        "postgres://u:secret@db",
        "postgres://u:secret@db/",
        "postgres:///name",
        "postgres://u:secret@db:port/name",
        "postgres://u:secret%@db/name",
        "postgres://u:secret@other@db/name",
        "postgres://u:se/cret@db/name",
        "postgres://u:se#cret@db/name",
      })
  void refusesWhatIsNoneWithoutPrintingIt(String url) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(url));
    assertFalse(refused.toString().contains("cret"), refused.toString());
  }

  @Test
  void printsNoCredentials() {
    assertEquals(
        "db:5432/name", DatabaseUrl.parse("postgres://u:secret@db:5432/name?sslkey=x").toString());
  }

  @Test
  void goesToTheDriverWithoutCredentialsInTheAddress() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://u:p%40@db/na%20me?sslmode=require");
    assertEquals("jdbc:postgresql://db/na%20me", url.jdbc());
    assertEquals(
        Map.of("user", "u", "password", "p@", "sslmode", "require", "tcpKeepAlive", "true"),
        url.properties(Map.of("tcpKeepAlive", "true", "sslmode", "prefer")));
  }
}
