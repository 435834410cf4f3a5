package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
      String expected = GoldenReplay.normal(step.answer());
      String actual = GoldenReplay.normal(GoldenReplay.answer(fe, step.sql()));
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
}
