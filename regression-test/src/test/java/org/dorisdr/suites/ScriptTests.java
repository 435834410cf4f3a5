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
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.script.MarkdownScript;
import org.dorisdr.script.Script;
import org.dorisdr.script.ScriptRunner;
import org.dorisdr.script.StepResult;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.dorisdr.tour.Tour;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs scripts as tests against real processes: two clusters of the size that a script wants, and
 * an S3 endpoint. To be closed when the tests have run.
 */
final class ScriptTests implements AutoCloseable {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final String CHOSEN = System.getProperty("scripts", "");

  /** Rounds of the repair of replicas, which scripts wait for. */
  private static final Map<String, String> SOON = Map.of("tablet_repair_interval_millis", "500");

  private final Path directory;
  private Clusters clusters;
  private Topology running;

  /**
   * @param directory where the clusters put their data
   */
  ScriptTests(Path directory) {
    this.directory = directory;
  }

  /** Whether -Dscripts names some. */
  static boolean areChosen() {
    return !CHOSEN.isEmpty();
  }

  /** Clusters of that size, started if others run. */
  private Clusters clusters(Topology topology) {
    if (!topology.equals(running)) {
      close();
      Path home = directory.resolve(topology.toString().replaceAll("\\W+", "-"));
      Installation installation = Installation.ofShortLives(ROOT);
      clusters = new Clusters(home, installation, TestPorts.offset(), topology, SOON);
      clusters.start();
      running = topology;
    }
    return clusters;
  }

  @Override
  public void close() {
    if (clusters != null) {
      clusters.close();
      clusters = null;
      running = null;
    }
  }

  /** The scripts that are chosen, by the size of clusters that they want. */
  Stream<DynamicContainer> all(Predicate<Topology> wanted) throws IOException {
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
            .filter(script -> Pattern.compile(CHOSEN).matcher(script.name()).find())
            .filter(script -> wanted.test(topology(script)))
            .sorted(Comparator.comparing(script -> topology(script).toString()))
            .toList();
    // A stream behind sorted() would be asked for all at once, and the last clusters be started.
    return ordered.stream().map(this::tests);
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
  private DynamicContainer tests(Script script) {
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
