package org.dorisdr.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of SQL with expected results, in steps. A step begins at a line {@code ## title}.
 *
 * @param preamble what stands before the first step: for the reader, and {@link
 *     org.dorisdr.sandbox.Topology which clusters} it wants
 */
public record Script(String name, String preamble, List<Step> steps) {
  /** One step: its title, and its lines as Quidem reads them. */
  public record Step(String title, String text) {}

  public static Script read(String name, Reader reader) throws IOException {
    List<Step> steps = new ArrayList<>();
    String preamble = null;
    String title = null;
    StringBuilder text = new StringBuilder();
    BufferedReader lines = new BufferedReader(reader);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("## ")) {
        preamble = preamble == null ? text.toString() : preamble;
        add(steps, title, text);
        title = line.substring(3).trim();
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    add(steps, title, text);
    return new Script(name, preamble == null ? text.toString() : preamble, List.copyOf(steps));
  }

  private static void add(List<Step> steps, String title, StringBuilder text) {
    if (title != null) {
      steps.add(new Step(title, text.toString().strip() + "\n"));
    }
  }
}
