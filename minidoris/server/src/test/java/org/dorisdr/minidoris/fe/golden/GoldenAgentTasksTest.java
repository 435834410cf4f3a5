package org.dorisdr.minidoris.fe.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks that a backend got while the recording was made, field by field. */
class GoldenAgentTasksTest {
  /** Left out, and why. */
  private static final List<String> LEFT_OUT =
      List.of(
          // Only the definition of an index exists: nothing is built.
          "ALTER_INVERTED_INDEX ",
          // Doris sends the new columns as expressions of its planner, ours by their types.
          "ALTER ");

  @TempDir Path home;

  @Test
  void sendsTheTasksOfARealFrontend() throws Exception {
    Set<String> sent = new TreeSet<>();
    try (RecordedFrontend frontend = new RecordedFrontend(home)) {
      assertThat(GoldenSqlTest.replay(frontend)).isEmpty();
      frontend.backends.sent().forEach(s -> sent.add(normal(s.request().toString())));
    }
    List<String> missing = new ArrayList<>();
    for (String line : Golden.lines("agent-tasks.txt")) {
      if (LEFT_OUT.stream().anyMatch(line::startsWith)) {
        continue;
      }
      String task = normal(line.substring(line.indexOf(' ') + 1));
      if (sent.stream().noneMatch(s -> matches(s, task))) {
        String type = "task_type:" + line.substring(0, line.indexOf(' ')) + ",";
        missing.add(
            task
                + "\n  ours: "
                + sent.stream().filter(s -> s.contains(type)).collect(Collectors.joining("\n")));
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Long tasks were cut off in the recording; what is left of the last field says nothing. */
  private static boolean matches(String sent, String recorded) {
    return recorded.endsWith("))")
        ? sent.equals(recorded)
        : sent.startsWith(recorded.substring(0, recorded.lastIndexOf(", ")));
  }

  private static String normal(String task) {
    return task.replaceAll("\\d{12,}", "<id>")
        .replaceAll("(schema_hash|signature|transaction_id):-?\\d+", "$1:<n>")
        .replaceAll("snapshot/<id>\\.\\d+\\.86400/<id>/\\d+", "snapshot/<path>")
        .replaceAll("snapshot/<id>\\.\\d+\\.", "snapshot/<id>.<n>.")
        .replaceAll("signature:(<n>|<id>)", "signature:<n>")
        .replaceAll("(AWS_ENDPOINT=http://127.0.0.1):\\d+", "$1:<port>");
  }
}
