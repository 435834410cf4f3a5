package org.dorisdr.minidoris.fe.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.testing.Golden;

/** The recording of a real frontend as a list of steps, each with the lines of its answer. */
final class Recording {
  /**
   * A statement, or a call if {@code call}.
   *
   * @param text the statement, or the name of the call and what was recorded behind it
   */
  record Step(boolean call, String text, List<String> answer) {
    /** Name of a call. */
    String name() {
      return text.split(" ", 2)[0];
    }

    /** All that was recorded of a call. */
    List<String> withAnswer() {
      List<String> lines = new ArrayList<>(List.of(text));
      lines.addAll(answer);
      return lines;
    }
  }

  private Recording() {}

  /** All steps in the order in which they were made; skips the test if there are no recordings. */
  static List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (String line : Golden.lines("sql.txt")) {
      if (line.startsWith("> ")) {
        steps.add(new Step(false, line.substring(2), new ArrayList<>()));
      } else if (line.startsWith("thrift ")) {
        steps.add(new Step(true, line.substring(7), new ArrayList<>()));
      } else if (line.startsWith("  ")) {
        steps.get(steps.size() - 1).answer().add(line.substring(2));
      }
    }
    return steps;
  }
}
