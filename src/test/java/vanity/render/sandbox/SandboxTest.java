package vanity.render.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vanity.render.work.RenderFolder;

/** Real child processes, in what this machine has of sandboxes. */
class SandboxTest {
  private static final long MEMORY = 256L << 20;

  @TempDir Path work;
  private RenderFolder folder;
  private String printed = "";

  @BeforeEach
  void linuxOnly() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "limits are Linux's");
    folder = new RenderFolder(Files.createDirectories(work.resolve("render")));
    folder.create();
  }

  private Sandbox sandbox(SandboxMode mode)
      throws IOException, InterruptedException, SandboxUnavailableException {
    Sandbox sandbox = SandboxChoice.choose(mode, work, List.of());
    sandbox.give(folder);
    return sandbox;
  }

  private Sandbox bubblewrap() throws IOException, InterruptedException {
    try {
      return sandbox(SandboxMode.BWRAP);
    } catch (SandboxUnavailableException e) {
      assumeTrue(false, e.remedy());
      throw new AssertionError(e);
    }
  }

  private Ended run(Sandbox sandbox, Duration time, String script)
      throws IOException, InterruptedException {
    Path console = folder.root().resolve("console");
    Ended ended =
        sandbox.run(
            new Task(List.of("sh", "-c", script), folder, folder.paper(), time, MEMORY), console);
    printed = Files.readString(console).strip();
    return ended;
  }

  private Ended run(Sandbox sandbox, String script) throws IOException, InterruptedException {
    return run(sandbox, Duration.ofSeconds(20), script);
  }

  private static boolean runs(String words) {
    return ProcessHandle.allProcesses()
        .anyMatch(each -> each.info().commandLine().orElse("").contains(words));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "NONE"})
  void givesAProgramItsFolderAndNothingOnStdin(SandboxMode mode) throws Exception {
    Files.writeString(folder.paper().resolve("main.tex"), "hello");
    assertEquals(
        new Ended.Exited(3),
        run(sandbox(mode), "cat; cat main.tex; echo out > \"$TMPDIR/../out/made\"; exit 3"));
    assertEquals("hello", printed);
    assertEquals("out\n", Files.readString(folder.out().resolve("made")));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "NONE"})
  void endsAProgramOnTimeWithAllThatItStarted(SandboxMode mode) throws Exception {
    Sandbox sandbox = sandbox(mode);
    long start = System.nanoTime();
    assertEquals(
        new Ended.TimedOut(),
        run(
            sandbox,
            Duration.ofSeconds(1),
            "(sleep 86391 &) ; setsid sleep 86392 & sleep 86393 & sleep 86394"));
    assertTrue(System.nanoTime() - start < 15_000_000_000L);
    for (String left : List.of("86391", "86393", "86394")) {
      assertFalse(runs("sleep " + left), left);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "NONE"})
  void endsAProgramThatNeedsTooMuchMemory(SandboxMode mode) throws Exception {
    Sandbox sandbox = sandbox(mode);
    Ended alone = run(sandbox, "perl -e '$x = \"x\" x 900_000_000; print \"got it\"'");
    assertNotEquals(new Ended.Exited(0), alone);
    assertFalse(printed.contains("got it"));
    assertEquals(
        new Ended.OutOfMemory(),
        run(
            sandbox,
            "for i in 1 2 3 4; do perl -e '$x = \"x\" x 90_000_000; sleep 15' & done; wait"));
  }

  @Test
  void endsAForkBomb() throws Exception {
    Sandbox sandbox = bubblewrap();
    run(sandbox, Duration.ofSeconds(3), "b() { sleep 86395 & b & b; }; b");
    assertFalse(runs("sleep 86395"));
  }

  @Test
  void limitsTheSizeOfAFile() throws Exception {
    assertNotEquals(
        new Ended.Exited(0), run(sandbox(SandboxMode.AUTO), "truncate -s 2G \"$TMPDIR/x\""));
  }

  @Test
  void killsEverythingWhenItsThreadIsInterrupted() throws Exception {
    Sandbox sandbox = sandbox(SandboxMode.AUTO);
    Thread worker =
        Thread.ofVirtual()
            .start(() ->
                assertThrows(InterruptedException.class, () -> run(sandbox, "sleep 86396; true")));
    while (!runs("sleep 86396")) {
      Thread.onSpinWait();
    }
    worker.interrupt();
    worker.join();
    assertFalse(runs("sleep 86396"));
  }

  @Test
  void hidesTheMachinesFiles() throws Exception {
    Sandbox sandbox = bubblewrap();
    Path secret = Files.writeString(work.resolve("secret"), "canary-3141");
    run(
        sandbox,
        "cat /etc/passwd /etc/hostname "
            + secret
            + " /proc/1/environ; ls /root /home /var/lib; ls -l /");
    assertFalse(printed.contains("root:"), printed);
    assertFalse(printed.contains("canary-3141"), printed);
  }

  @Test
  void reachesNoNetwork() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(300);
      run(
          bubblewrap(),
          "perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(\"127.0.0.1:"
              + listener.getLocalPort()
              + "\") ? \"connected\" : \"refused\"'");
      assertThrows(SocketTimeoutException.class, listener::accept);
    }
    assertEquals("refused", printed);
  }

  @Test
  void isNeitherRootNorAbleToWriteThePaper() throws Exception {
    Sandbox sandbox = bubblewrap();
    run(sandbox, "id -u");
    assertNotEquals("0", printed);
    assertNotEquals(new Ended.Exited(0), run(sandbox, "echo x > main.tex"));
    assertNotEquals(new Ended.Exited(0), run(sandbox, "echo x > /usr/x"));
  }

  @Test
  void passesOnNothingOfTheEnvironmentButWhereToolsLie() throws Exception {
    run(sandbox(SandboxMode.AUTO), "env | cut -d= -f1");
    Set<String> names = Set.copyOf(printed.lines().toList());
    for (String name : names) {
      assertTrue(
          name.matches(
              "PATH|PERL5LIB|LD_LIBRARY_PATH|TEXMF\\w+|FONTCONFIG_PATH|GS_LIB|MAGICK_\\w+|HOME|TMPDIR"
                  + "|LC_ALL|TZ|SOURCE_DATE_EPOCH|shell_escape|open(in|out)_any|PWD|OLDPWD|SHLVL|_"),
          name);
    }
  }

  @Test
  void removesLinksThatAProgramLeavesForUs() throws Exception {
    run(sandbox(SandboxMode.AUTO), "cd ../out && ln -s /etc/passwd index.html && mkfifo pipe");
    try (var left = Files.list(folder.out())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void isWhatTheKernelEndsFirstWhereMemoryIsShort() throws Exception {
    run(sandbox(SandboxMode.NONE), "cat /proc/self/oom_score_adj");
    assertEquals("1000", printed);
  }

  @Test
  void saysWhatIsInForce() throws Exception {
    assertTrue(sandbox(SandboxMode.NONE).describe().startsWith("no sandbox"));
    assertTrue(bubblewrap().describe().startsWith("bubblewrap"));
    assertInstanceOf(Ended.Exited.class, run(bubblewrap(), "true"));
  }
}
