package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenCatalogTest {
  /** Left out, and why. */
  private static final List<String> LEFT_OUT =
      List.of(
          // Not of the catalog.
          "SHOW PROC '/binlog'",
          "SELECT",
          "SHOW TRANSACTION",
          // The recording's backend answers no queries, so its rows are missing.
          "SHOW TABLE STATUS",
          // Its statistics were not collected yet.
          "SHOW DATA",
          // Shows tables of Doris's own databases, and paths and sizes of its backend.
          "SHOW PROC '/dbs'",
          "SHOW TABLE 1",
          "SHOW TABLETS",
          // Ends in an error page of its own.
          "USE nosuch");

  @TempDir Path home;

  @Test
  void answersAsARealFrontendAboutDatabasesAndTables() throws IOException {
    try (TestFe fe = new TestFe(home)) {
      List<GoldenReplay.Step> steps = new ArrayList<>(GoldenReplay.section("Databases"));
      steps.addAll(GoldenReplay.section("Tables"));
      steps.addAll(GoldenReplay.section("DDL that writes binlogs"));
      assertThat(differences(fe, steps)).isEmpty();
    }
  }

  @Test
  void answersAsARealFrontendAboutSchemaChangesAndRollups() throws IOException {
    try (TestFe fe = new TestFe(home)) {
      List<GoldenReplay.Step> steps = GoldenReplay.section("Schema change, rollup");
      // Ids of transactions differ.
      steps.removeIf(s -> s.sql().startsWith("SHOW ALTER TABLE"));
      assertThat(differences(fe, steps)).isEmpty();
    }
  }

  private static List<String> differences(TestFe fe, List<GoldenReplay.Step> steps) {
    List<String> differences = new ArrayList<>();
    for (GoldenReplay.Step step : steps) {
      if (LEFT_OUT.stream().anyMatch(step.sql()::startsWith)) {
        continue;
      }
      String expected = normal(step.answer());
      String actual = normal(List.of(answer(fe, step).split("\n", -1)));
      awaitJobs(fe);
      if (!expected.equals(actual)) {
        differences.add(step.sql() + "\n  expected: " + expected + "\n  actual:   " + actual);
      }
    }
    return differences;
  }

  private static void awaitJobs(TestFe fe) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> fe.fe.catalogManager().jobs().all().stream().allMatch(j -> j.finishTime > 0));
  }

  private static String normal(List<String> lines) {
    return lines.stream().map(GoldenReplay::normal).collect(Collectors.joining("\n"));
  }

  private static String answer(TestFe fe, GoldenReplay.Step step) {
    try {
      List<List<String>> rows = fe.sql(step.sql());
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
