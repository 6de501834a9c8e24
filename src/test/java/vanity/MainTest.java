package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<List<String>> callsForHelp() {
    return Stream.concat(
        Stream.of(List.of("--help")),
        Main.commandLine(Map.of(), "--help").getSubcommands().keySet().stream()
            .map(command -> List.of(command, "--help")));
  }

  @ParameterizedTest
  @MethodSource("callsForHelp")
  void everyCommandExplainsItselfInEightyColumns(List<String> arguments) {
    assertEquals(0, run(arguments));
    assertTrue(out.toString().startsWith("Usage: vanity "), out.toString());
    assertEquals(List.of(), out.toString().lines().filter(line -> line.length() > 80).toList());
  }

  @Test
  void whatItDoesNotKnowEndsWithTwoAndTheUsage() {
    assertEquals(2, run(List.of("rerender", "--all")));
    assertTrue(err.toString().startsWith("Unknown option: '--all'"), err.toString());
    assertTrue(err.toString().contains("Usage: vanity rerender"), err.toString());
  }

  @Test
  void aCommandThatThereIsNotEndsWithTwoAndTheListOfCommands() {
    assertEquals(2, run(List.of("impart")));
    assertTrue(
        err.toString().startsWith("Unmatched argument at index 0: 'impart'"), err.toString());
    assertTrue(err.toString().contains("import"), err.toString());
  }

  private int run(List<String> arguments) {
    String[] given = arguments.toArray(String[]::new);
    CommandLine vanity = Main.commandLine(Map.of(), given);
    vanity.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return vanity.execute(given);
  }
}
