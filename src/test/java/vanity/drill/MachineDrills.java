package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;
import static vanity.drill.WorkerDrills.awaitEmptyQueue;
import static vanity.drill.WorkerDrills.readable;
import static vanity.drill.WorkerDrills.states;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vanity.Wait;
import vanity.load.MemoryLimit;
import vanity.render.work.Progress;

/** A machine that lacks a program, room on its disk, or memory. */
final class MachineDrills {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private MachineDrills() {}

  /** LaTeXML is missing at start, comes, goes in the middle of a render, and comes back. */
  static List<String> missing(Stage stage) throws Exception {
    Path latexml = programs(stage.folder().resolve("tools/bin")).resolve("latexmlc");
    Hold hold = new Hold(stage.database());
    Shelved.paper(stage, 1);
    try (Child worker = stage.start(Map.of("PATH", latexml.getParent().toString()), "worker")) {
      worker.awaitLine("LaTeXML is not installed");
      must(stage.count("renders") == 0, "it tried to render");
      Files.createSymbolicLink(latexml, Path.of("/usr/bin/latexmlc"));
      Duration first = Wait.until("the first paper", PATIENCE, () -> readable(stage) == 1);
      hold.at(Progress.Stage.LATEXML.name());
      String paper = Shelved.paper(stage, 2);
      hold.awaitSomebody();
      Files.delete(latexml);
      hold.release();
      for (int number = 3; number <= 5; number++) {
        Shelved.paper(stage, number);
      }
      Wait.until("it to be given back", PATIENCE, () -> states(stage, paper).contains("abandoned"));
      must(
          stage.count("scheduled_tasks") == 4 && stage.count("renders where state = 'failed'") == 0,
          "papers have failed: %d wait",
          stage.count("scheduled_tasks"));
      Files.createSymbolicLink(latexml, Path.of("/usr/bin/latexmlc"));
      Duration back = Wait.until("the others", PATIENCE, () -> readable(stage) == 5);
      awaitEmptyQueue(stage);
      must(stage.count("renders where state = 'failed'") == 0, "papers have failed");
      return lines(
          "missing at start: said so, nothing tried; there: a paper readable after %d s"
              .formatted(first.toSeconds()),
          "gone in a render: given back, three more wait, none failed; back: all four readable after %d s"
              .formatted(back.toSeconds()));
    }
  }

  /** Links to all programs of this machine but LaTeXML. */
  private static Path programs(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
      for (Path each : all.filter(program -> !program.endsWith("latexmlc")).toList()) {
        Files.createSymbolicLink(folder.resolve(each.getFileName()), each);
      }
    }
    return folder;
  }

  /** The disk that the worker works on is full in the middle of a render. */
  static List<String> full(Stage stage) throws Exception {
    Path disk = Files.createDirectories(stage.folder().resolve("disk"));
    must(run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk.toString()), "mount as root");
    try {
      return full(stage, disk);
    } finally {
      run("umount", disk.toString());
    }
  }

  private static List<String> full(Stage stage, Path disk) throws Exception {
    Papers.storeReadable(stage.database());
    Hold hold = new Hold(stage.database());
    hold.at(Progress.Stage.LATEXML.name());
    String paper = Shelved.paper(stage, 1);
    Path filler = disk.resolve("filler");
    try (Child web = stage.start(Map.of(), "web");
        Visitor visitor = new Visitor(web.url());
        Child worker = stage.start(Map.of("DATA_DIR", disk.toString()), "worker")) {
      hold.awaitSomebody();
      must(!run("dd", "if=/dev/zero", "of=" + filler, "bs=1M"), "the disk is not full");
      hold.release();
      Wait.until("it to end", PATIENCE, () -> states(stage, paper).contains("failed"));
      Shelved.paper(stage, 2);
      worker.awaitLine("rendering needs");
      Visitor.Times read = visitor.read(Papers.path(Papers.READABLE), 50, Duration.ofSeconds(10));
      must(read.failed() == 0, "readers: %s", read);
      must(stage.count("scheduled_tasks") == 2, "both must wait");
      Files.delete(filler);
      Duration next = Wait.until("the next paper", PATIENCE, () -> readable(stage) == 2);
      Wait.until("the paper", PATIENCE, () -> readable(stage) == 3);
      must(states(stage, paper).equals(List.of("failed", "rendered")), "%s", states(stage, paper));
      return lines(
          "readers meanwhile: " + read,
          "room again: the next paper readable after %d s, the first at its second try"
              .formatted(next.toSeconds()));
    }
  }

  /** LaTeXML is ended for want of memory: once the machine's, then its own share. */
  static List<String> memory(Stage stage) throws Exception {
    Hold hold = new Hold(stage.database());
    hold.at(Progress.Stage.DOCUMENT.name());
    String unlucky = Shelved.paper(stage, 1);
    try (Child worker = stage.start(Map.of("RENDER_MEMORY", "300m"), "worker")) {
      ProcessHandle perl = Wait.forSome("LaTeXML", PATIENCE, () -> latexml(worker.handle()));
      perl.destroyForcibly();
      hold.release();
      Wait.until("its end", PATIENCE, () -> states(stage, unlucky).contains("out_of_memory"));
      String greedy =
          Shelved.tex(
              stage,
              2,
              "\\documentclass{article}\\begin{document}\\def\\x#1{\\x{#1#1}}\\x{aaaaaaaa}"
                  + "\\end{document}");
      Shelved.paper(stage, 3);
      Duration next = Wait.until("the next paper", PATIENCE, () -> readable(stage) >= 1);
      awaitEmptyQueue(stage);
      must(
          states(stage, unlucky).equals(List.of("out_of_memory", "rendered")),
          "killed: %s",
          states(stage, unlucky));
      must(
          states(stage, greedy).equals(List.of("out_of_memory", "out_of_memory")),
          "greedy: %s",
          states(stage, greedy));
      return lines(
          "killed by the kernel: rendered at the second try, a minute later",
          "one that needs too much: ended twice, then given up, and says so; the next one readable after %d s"
              .formatted(next.toSeconds()));
    }
  }

  /** A worker in a dyno's 512 MB, and a paper that may have more than there are. */
  static List<String> dyno(Stage stage) throws Exception {
    try (MemoryLimit dyno = MemoryLimit.ofDyno()) {
      must(dyno.holds(), "a memory cgroup as root");
      try (Child worker = stage.start(Map.of("RENDER_MEMORY", "2g"), "worker")) {
        dyno.take(worker.handle().pid());
        worker.awaitLine("Renders with");
        String greedy =
            Shelved.tex(
                stage,
                1,
                "\\documentclass{article}\\begin{document}\\newcount\\n"
                    + "\\loop word word word word word word\\par\\advance\\n by 1"
                    + "\\ifnum\\n<1000000 \\repeat\\end{document}");
        Wait.until("its end", PATIENCE, () -> states(stage, greedy).contains("out_of_memory"));
        Shelved.paper(stage, 2);
        Duration next = Wait.until("the next paper", PATIENCE, () -> readable(stage) == 1);
        awaitEmptyQueue(stage);
        must(
            states(stage, greedy).equals(List.of("out_of_memory", "out_of_memory")),
            "greedy: %s",
            states(stage, greedy));
        must(worker.isAlive(), "the worker ended");
        must(dyno.killed() > 0, "the kernel has ended nothing");
        return lines(
            "the kernel ended %d processes, and not the worker; the paper says so after two tries"
                .formatted(dyno.killed()),
            "the next one readable after %d s".formatted(next.toSeconds()));
      }
    }
  }

  private static Optional<ProcessHandle> latexml(ProcessHandle worker) {
    return worker
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("perl"))
        .filter(each -> each.info().commandLine().orElse("").contains("--dest="))
        .findFirst();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
