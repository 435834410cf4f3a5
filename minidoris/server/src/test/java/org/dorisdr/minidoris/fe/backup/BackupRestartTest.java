package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs go on by themselves after their frontend was away, whatever they were doing. */
class BackupRestartTest extends RestartFixture {
  @Test
  void finishesABackupAndARestoreThatWereInterruptedInEveryState() throws Exception {
    List<String> rows = sql("SELECT * FROM t ORDER BY k");
    sql("BACKUP SNAPSHOT b1 TO r");
    List<String> interrupted = new ArrayList<>();
    for (int i = 0; i < 4 && !state("SHOW BACKUP", 3).equals("FINISHED"); i++) {
      interrupted.add(state("SHOW BACKUP", 3));
      String before = state("SHOW BACKUP", 3);
      restart();
      await().until(() -> !state("SHOW BACKUP", 3).equals(before) || before.equals("PENDING"));
    }
    await().untilAsserted(() -> assertThat(state("SHOW BACKUP", 3)).isEqualTo("FINISHED"));

    sql("DROP TABLE t FORCE");
    String timestamp = sql("SHOW SNAPSHOT ON r").get(0).split("\\|")[1];
    sql(
        "RESTORE SNAPSHOT b1 FROM r PROPERTIES('backup_timestamp'='"
            + timestamp
            + "','replication_num'='1')");
    for (String goal : List.of("CREATING", "SNAPSHOTING", "DOWNLOAD", "COMMIT")) {
      await().pollInterval(Duration.ofMillis(5)).until(() -> reached(goal));
      interrupted.add(state("SHOW BRIEF RESTORE", 4));
      restart();
    }
    await().untilAsserted(() -> assertThat(state("SHOW BRIEF RESTORE", 4)).isEqualTo("FINISHED"));
    assertThat(sql("SELECT * FROM t ORDER BY k")).as("%s", interrupted).isEqualTo(rows);
    restart();
    assertThat(sql("SELECT * FROM t ORDER BY k")).isEqualTo(rows);
    assertThat(state("SHOW BRIEF RESTORE", 4)).isEqualTo("FINISHED");
    sql("INSERT INTO t VALUES (5, 'e')");
    assertThat(sql("SELECT count(*) FROM t")).containsExactly("5");
  }

  private boolean reached(String goal) {
    List<String> order = new ArrayList<>();
    for (RestoreJobState state : RestoreJobState.values()) {
      order.add(state.name());
    }
    return order.indexOf(state("SHOW BRIEF RESTORE", 4)) >= order.indexOf(goal);
  }
}
