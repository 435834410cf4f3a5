package org.dorisdr.tour;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.script.Script;
import org.dorisdr.script.ScriptRunner;
import org.dorisdr.script.StepResult;

/** Runs the tour, or another script, on a started sandbox and prints it as it goes. */
public final class Tour {
  private static final String SCRIPT = "/tour/tour.iq";
  private static final int SHOWN_LINES = 8;

  private final Clusters clusters;
  private final Script script;
  private final PrintStream out;

  public Tour(Clusters clusters, Script script, PrintStream out) {
    this.clusters = clusters;
    this.script = script;
    this.out = out;
  }

  /** Whether every step passed. */
  public boolean run() {
    String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    int passed = 0;
    try (ScriptRunner runner = new ScriptRunner(new SandboxWorld(clusters, run))) {
      List<Script.Step> steps = script.steps();
      for (int i = 0; i < steps.size(); i++) {
        out.printf("%n[%d/%d] %s%n", i + 1, steps.size(), steps.get(i).title());
        out.flush();
        StepResult result = runner.run(steps.get(i));
        print(result);
        passed += result.passed() ? 1 : 0;
      }
      out.printf("%n%s: %d steps, %d passed%n", script.name(), steps.size(), passed);
      return passed == steps.size();
    }
  }

  private void print(StepResult result) {
    result.actual().lines().forEach(line -> out.println("    " + line));
    double seconds = result.elapsed().toMillis() / 1000.0;
    if (result.passed()) {
      out.printf("  ✓ %.1f s%n", seconds);
    } else {
      out.printf("  ✗ %.1f s; expected from the first difference on:%n", seconds);
      fromFirstDifference(result).forEach(line -> out.println("    " + line));
    }
    out.flush();
  }

  private static List<String> fromFirstDifference(StepResult result) {
    List<String> expected = result.expected().lines().toList();
    List<String> actual = result.actual().lines().toList();
    int same = 0;
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    return expected.subList(same, Math.min(expected.size(), same + SHOWN_LINES));
  }

  /** The tour's script, as it lies in the jar. */
  public static Script script() {
    try (Reader reader =
        new InputStreamReader(Tour.class.getResourceAsStream(SCRIPT), StandardCharsets.UTF_8)) {
      return Script.read("tour", reader);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + SCRIPT, e);
    }
  }
}
