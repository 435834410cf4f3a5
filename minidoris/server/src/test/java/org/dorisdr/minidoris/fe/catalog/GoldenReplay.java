package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Statements and answers recorded from a real frontend, by section, and their replay. */
public final class GoldenReplay {
  /** One recorded statement with the lines of its answer. */
  public record Step(String sql, List<String> answer) {}

  private GoldenReplay() {}

  /** Steps of a section, in order; skips the test if there are no recordings. */
  public static List<Step> section(String title) throws IOException {
    Path golden = Path.of(System.getProperty("dorisdr.root", ".."), "../shared/golden/sql.txt");
    if (!Files.exists(golden)) {
      assertThat(System.getenv("CI")).as("recordings are missing").isNotEqualTo("true");
      assumeTrue(false, "no recordings at ../shared");
    }
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(golden)) {
      if (line.startsWith("## ")) {
        inside = line.substring(3).startsWith(title);
      } else if (inside && line.startsWith("> ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (inside && line.startsWith("  ") && !steps.isEmpty()) {
        steps.get(steps.size() - 1).answer().add(line.substring(2));
      } else if (inside && line.startsWith("thrift") && !steps.isEmpty()) {
        steps.add(new Step("", new ArrayList<>()));
      }
    }
    steps.removeIf(s -> s.sql().isEmpty());
    return steps;
  }

  /** Ids and times differ from run to run. */
  public static String normal(String line) {
    return line.replaceAll("\\b\\d{13}\\b", "<id>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "<time>")
        .replaceAll("\\| \\d{8,10} \\|", "| <hash> |")
        .replaceAll("\\| (\\d+):\\d{6,10} \\|", "| $1:<hash> |");
  }

  /** All lines of an answer as {@link #normal} leaves them. */
  public static String normal(List<String> lines) {
    return lines.stream().map(GoldenReplay::normal).collect(Collectors.joining("\n"));
  }

  /** What the frontend answers now, in the form of the recording. */
  public static List<String> answer(TestFe fe, String sql) {
    return List.of(answerText(fe, sql).split("\n", -1));
  }

  private static String answerText(TestFe fe, String sql) {
    try {
      List<List<String>> rows = fe.sql(sql);
      if (fe.columns.isEmpty()) {
        return "ok";
      }
      List<String> lines = new ArrayList<>();
      lines.add(String.join(" | ", fe.columns));
      for (List<String> row : rows) {
        lines.add(
            row.stream()
                .map(v -> v == null ? "\\N" : v.replace("\n", "⏎"))
                .collect(Collectors.joining(" | ")));
      }
      return String.join("\n", lines);
    } catch (StatementError e) {
      return "ERROR " + e.code() + " (" + e.sqlState() + "): " + e.getMessage();
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
