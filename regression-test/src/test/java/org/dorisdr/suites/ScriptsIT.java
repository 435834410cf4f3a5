package org.dorisdr.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.script.MarkdownScript;
import org.dorisdr.script.Script;
import org.dorisdr.script.ScriptRunner;
import org.dorisdr.script.StepResult;
import org.dorisdr.tour.SandboxWorld;
import org.dorisdr.tour.Tour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script of {@code suites/}, and the tour, against real processes: two clusters and an S3
 * endpoint.
 */
class ScriptsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT_OFFSET = Integer.getInteger("dorisdr.port.offset", 12_000);
  private static final Pattern CHOSEN = Pattern.compile(System.getProperty("scripts", ".*"));

  @TempDir static Path directory;
  private static Clusters clusters;

  private static Topology running;

  /** Clusters of that size, started if others run. */
  private static Clusters clusters(Topology topology) {
    if (!topology.equals(running)) {
      stop();
      String name = topology.toString().replaceAll("\\W+", "-");
      clusters =
          new Clusters(directory.resolve(name), new Installation(ROOT), PORT_OFFSET, topology);
      clusters.start();
      running = topology;
    }
    return clusters;
  }

  @AfterAll
  static void stop() {
    if (clusters != null) {
      clusters.close();
      clusters = null;
      running = null;
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyScriptAnswersAsWritten() throws IOException {
    List<Script> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("regression-test/suites"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".iq")).sorted().toList()) {
        try (Reader reader = Files.newBufferedReader(file)) {
          scripts.add(Script.read(file.getFileName().toString(), reader));
        }
      }
    }
    scripts.addAll(pages());
    scripts.add(Tour.script());
    assertThat(scripts).allSatisfy(script -> assertThat(script.steps()).isNotEmpty());
    List<Script> ordered =
        scripts.stream()
            .filter(script -> CHOSEN.matcher(script.name()).find())
            .sorted(Comparator.comparing(script -> topology(script).toString()))
            .toList();
    // A stream behind sorted() would be asked for all at once, and the last clusters be started.
    return ordered.stream().map(ScriptsIT::tests);
  }

  /** The examples of the documentation. */
  private static List<Script> pages() throws IOException {
    List<Script> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String script = MarkdownScript.toScript(Files.readString(file));
        Script page = Script.read(file.getFileName().toString(), new StringReader(script));
        if (page.steps().stream().anyMatch(step -> !step.text().isBlank())) {
          pages.add(page);
        }
      }
    }
    return pages;
  }

  private static Topology topology(Script script) {
    return Topology.of(script.preamble());
  }

  /** JUnit asks for a script's tests when those of the one before it have run. */
  private static DynamicContainer tests(Script script) {
    ScriptRunner runner = new ScriptRunner(new SandboxWorld(clusters(topology(script)), "it"));
    Stream<DynamicTest> steps =
        script.steps().stream()
            .map(step -> DynamicTest.dynamicTest(step.title(), () -> run(runner, step)))
            .onClose(runner::close);
    return DynamicContainer.dynamicContainer(script.name(), steps);
  }

  private static void run(ScriptRunner runner, Script.Step step) {
    StepResult result = runner.run(step);
    assertThat(result.actual()).isEqualTo(result.expected());
  }
}
