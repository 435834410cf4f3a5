package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Field;
import java.time.Duration;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.host.Counters;
import org.junit.jupiter.api.Test;

/** The counter of an AUTO_INCREMENT column after a RESTORE, as Doris has it. */
class RestoredCounterTest extends RestartFixture {
  @Test
  void aRestoredCounterForgetsAtARestartWhatItGave() throws Exception {
    restore();
    assertThat(insertRow()).isEqualTo("500000");
    assertThat(insertRow()).isEqualTo("500001");
    restart();
    // Journaled under the ids of the table that was backed up, where no replay looks for it.
    insertRow();
    assertThat(sql("SELECT id, COUNT(*) FROM m WHERE id >= 500000 GROUP BY id ORDER BY id"))
        .containsExactly("500000|2", "500001|1");
  }

  @Test
  void itRemembersWhatItGivesUnderTheIdsOfItsTable() throws Exception {
    restore();
    insertRow();
    AutoIncrementGenerator counter = counter();
    setIds(counter);
    assertThat(insertRow()).isEqualTo("500001");
    counter.getAutoIncrementRange(1, 500_001, -1);
    restart();
    assertThat(insertRow()).isEqualTo("1500000");
    // The ids are those of the table's record again.
    assertThat(Counters.table(counter())).isNotEqualTo(table().id);
  }

  @Test
  void idsThatAreSetBeforeTheRestoresFirstRecordStay() throws Exception {
    backup();
    while (!idsAreSetAmidARestore()) {
      sql("DROP TABLE m FORCE");
    }
    restart();
    assertThat(Counters.table(counter())).isEqualTo(table().id);
    insertRow();
    restart();
    assertThat(insertRow()).isEqualTo("1000000");
  }

  /** False if the moment was missed, as can happen on a busy machine. */
  private boolean idsAreSetAmidARestore() throws ReflectiveOperationException {
    begin();
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> restoreState().compareTo(RestoreJobState.SNAPSHOTING) >= 0);
    setIds(counter());
    boolean inTime = restoreState() == RestoreJobState.SNAPSHOTING;
    end();
    return inTime;
  }

  private RestoreJobState restoreState() {
    return RestoreJobState.valueOf(state("SHOW BRIEF RESTORE", 4));
  }

  private void restore() {
    backup();
    begin();
    end();
  }

  private void backup() {
    sql(
        "CREATE TABLE n (v INT, id BIGINT NOT NULL AUTO_INCREMENT) DUPLICATE KEY(v)"
            + " DISTRIBUTED BY HASH(v) BUCKETS 1 PROPERTIES('replication_num'='1')");
    sql("INSERT INTO n (v) VALUES (1)");
    sql("BACKUP SNAPSHOT b1 TO r ON (n)");
    await().untilAsserted(() -> assertThat(state("SHOW BACKUP", 3)).isEqualTo("FINISHED"));
  }

  private void begin() {
    String timestamp = sql("SHOW SNAPSHOT ON r").get(0).split("\\|")[1];
    sql(
        "RESTORE SNAPSHOT b1 FROM r ON (n AS m) PROPERTIES('replication_num'='1','backup_timestamp'='"
            + timestamp
            + "')");
  }

  private void end() {
    await().untilAsserted(() -> assertThat(state("SHOW BRIEF RESTORE", 4)).isEqualTo("FINISHED"));
  }

  private String insertRow() {
    sql("INSERT INTO m (v) VALUES (7)");
    return sql("SELECT max(id) FROM m").get(0);
  }

  private Database database() {
    return fe.catalog().database("db").orElseThrow();
  }

  private OlapTable table() {
    return database().olapTable("m").orElseThrow();
  }

  private AutoIncrementGenerator counter() {
    return fe.catalog().autoIncrements().generator(fe, table().id).orElseThrow();
  }

  private void setIds(AutoIncrementGenerator counter) throws ReflectiveOperationException {
    set(counter, "dbId", database().id);
    set(counter, "tableId", table().id);
  }

  private static void set(AutoIncrementGenerator counter, String name, long value)
      throws ReflectiveOperationException {
    Field field = AutoIncrementGenerator.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(counter, value);
  }
}
