package org.dorisdr.minidoris.fe.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.backup.BackupManager;
import org.dorisdr.minidoris.fe.catalog.AlterJobs;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that was asked of a real frontend, asked of ours in the same order over MySQL's
 * protocol and thrift: columns, texts, states and structure must be the same.
 */
class GoldenSqlTest {
  private static final String BACKUP_TIME = "2026-11-22-13-53-28";
  private static final int MOST_LOOKS = 1_000;

  /** Left out, and why. */
  private static final List<String> LEFT_OUT =
      List.of(
          // Local repositories are ours: a real frontend has none.
          "CREATE REPOSITORY r1 WITH LOCAL");

  /**
   * A backend makes its rows, and that of the recording answers no queries: ours is asked where
   * there is one that does.
   */
  private static final String TABLE_FUNCTION =
      "SELECT Host, QueryPort, RpcPort, IsMaster FROM frontends()";

  /** Its rows are made by a backend, and that of the recording answers no queries. */
  private static final List<String> COLUMNS_ONLY =
      List.of("SHOW FRONTENDS", "SHOW TABLE STATUS", TABLE_FUNCTION);

  @TempDir Path home;

  @Test
  void answersAsARealFrontend() throws Exception {
    try (RecordedFrontend frontend = new RecordedFrontend(home)) {
      assertThat(replay(frontend)).isEmpty();
    }
  }

  /** Asks everything again; returns what is answered otherwise. */
  static List<String> replay(RecordedFrontend frontend) throws Exception {
    List<String> differences = new ArrayList<>();
    GoldenCalls calls = new GoldenCalls(frontend);
    for (Recording.Step step : Recording.steps()) {
      if (LEFT_OUT.stream().noneMatch(step.text()::startsWith)) {
        compare(frontend, calls, step, differences);
        awaitSchemaChanges(frontend.fe.catalogManager().jobs());
      }
    }
    return differences;
  }

  private static void compare(
      RecordedFrontend frontend, GoldenCalls calls, Recording.Step step, List<String> differences)
      throws Exception {
    String expected;
    String actual;
    if (step.call()) {
      expected = GoldenText.normalCall(step.withAnswer());
      actual = GoldenText.normalCall(calls.run(step.name()));
    } else {
      expected = comparable(step.text(), GoldenText.normal(step.answer()));
      actual = answer(frontend, step, expected);
    }
    if (!expected.equals(actual)) {
      differences.add(difference(step.text(), expected, actual));
    }
  }

  private static String answer(RecordedFrontend frontend, Recording.Step step, String expected)
      throws Exception {
    String asked = step.text();
    if (asked.startsWith(TABLE_FUNCTION)) {
      return columns(frontend.home.resolve("querying"), asked);
    }
    if (asked.contains(BACKUP_TIME)) {
      // Ours was made at another time.
      String found = frontend.sql("SHOW SNAPSHOT ON rs WHERE SNAPSHOT = \"b1\"").get(1);
      asked = asked.replace(BACKUP_TIME, found.split(" \\| ")[1]);
    }
    String actual = comparable(asked, GoldenText.normal(frontend.sql(asked)));
    if (asked.matches("SHOW (BRIEF )?(BACKUP|RESTORE) .*")) {
      // Jobs go on only here, so that each of their states can be seen.
      for (int i = 0; i < MOST_LOOKS && !expected.equals(actual); i++) {
        frontend.fe.part(BackupManager.class).orElseThrow().advanceAll();
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        actual = GoldenText.normal(frontend.sql(asked));
      }
    }
    return actual;
  }

  /** Those that a query answers with, in the form of the recording. */
  private static String columns(Path home, String query) throws Exception {
    try (TestCluster cluster = new TestCluster(home, 1);
        StatementResult result = cluster.result(query.replace(";", ""))) {
      assertThat(result.rows()).as("a frontend").hasNext();
      return result.columns().stream()
          .map(StatementResult.Column::name)
          .collect(Collectors.joining(" | "));
    }
  }

  /** An answer without what the recording and ours cannot have in common. */
  private static String comparable(String asked, String answer) {
    if (COLUMNS_ONLY.stream().anyMatch(asked::startsWith)) {
      return answer.lines().limit(1).collect(Collectors.joining());
    }
    if (asked.startsWith("SHOW BACKENDS") || asked.startsWith("SHOW PROC '/dbs'")) {
      // Doris keeps statistics and an audit log in tables of its own, which ours does not have.
      return answer
          .replaceAll("\\| true \\| false \\| \\d+ \\|", "| true | false | <tablets> |")
          .replaceAll("(__internal_schema) .*", "$1 <tables>");
    }
    return answer;
  }

  /** Only the lines that one side has alone: answers can be long. */
  private static String difference(String asked, String expected, String actual) {
    List<String> missing = new ArrayList<>(expected.lines().toList());
    List<String> surplus = new ArrayList<>(actual.lines().toList());
    expected.lines().filter(surplus::remove).forEach(missing::remove);
    String head = asked.length() > 200 ? asked.substring(0, 200) + "…" : asked;
    return head
        + "\n  recorded: "
        + String.join("\n            ", missing)
        + "\n  ours:     "
        + String.join("\n            ", surplus);
  }

  private static void awaitSchemaChanges(AlterJobs jobs) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                jobs.all().stream().allMatch(j -> j.finishTime > 0)
                    && jobs.indexJobs().stream().allMatch(j -> j.finishedTimeMs() > 0));
  }
}
