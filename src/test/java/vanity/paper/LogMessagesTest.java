package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vanity.paper.LogMessages.Group;
import vanity.paper.LogMessages.Severity;

class LogMessagesTest {
  @Test
  void theSameComplaintIsSaidOnceAndCountedTheWorstFirst() {
    assertEquals(
        List.of(
            new Group(Severity.FATAL, "timeout", "converter", "Too long", 1),
            new Group(Severity.ERROR, "undefined", "\\foo", "Not defined. at main.tex; line 20", 2),
            new Group(Severity.WARNING, "missing_file", "tikz", "Can't find package tikz", 1)),
        LogMessages.of(
            """
            (Loading main.tex...
            Warning:missing_file:tikz Can't find package tikz
            Error:undefined:\\foo Not defined. at main.tex; line 20
            \tIn Core::Stomach
            Error:undefined:\\foo Not defined. at main.tex; line 31
            Fatal:timeout:converter Too long
            Status:conversion:3
            """));
  }
}
