package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of before, converted by MODIFY COLUMN as CAST of Doris converts them. */
class ConvertedValuesTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static void table(String name, String type, String values) {
    c.sql(
        "CREATE TABLE %s (k INT, v %s) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')"
            .formatted(name, type));
    c.sql("INSERT INTO " + name + " VALUES " + values);
  }

  /** State that the job of the table ended in. */
  private static String modify(String table, String type) {
    c.sql("ALTER TABLE " + table + " MODIFY COLUMN v " + type);
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> job(table).split("\\|")[9], List.of("FINISHED", "CANCELLED")::contains);
  }

  /** The newest one of the table. */
  private static String job(String table) {
    return c.sql(
            "SHOW ALTER TABLE COLUMN WHERE TableName = '"
                + table
                + "' ORDER BY CreateTime DESC, JobId DESC LIMIT 1")
        .get(0);
  }

  private static List<String> values(String table) {
    return c.sql("SELECT v FROM " + table + " ORDER BY k");
  }

  /** A fraction is cut off, where the engine would round. */
  @Test
  void textsBecomeWholeNumbers() {
    table("whole", "VARCHAR(20)", "(1, '1.7'), (2, ' 12 '), (3, NULL), (4, '-2.9')");
    assertThat(modify("whole", "INT")).isEqualTo("FINISHED");
    assertThat(values("whole")).containsExactly("1", "12", "null", "-2");
  }

  @Test
  void textsBecomeDates() {
    table("days", "VARCHAR(20)", "(1, '20240102'), (2, '2024-01-02 03:04:05'), (3, NULL)");
    assertThat(modify("days", "DATE")).isEqualTo("FINISHED");
    assertThat(values("days")).containsExactly("2024-01-02", "2024-01-02", "null");
  }

  @Test
  void textsBecomeJson() {
    table("documents", "STRING", "(1, '{\"a\" : 1}'), (2, '3'), (3, NULL)");
    assertThat(modify("documents", "JSON")).isEqualTo("FINISHED");
    assertThat(values("documents")).containsExactly("{\"a\":1}", "3", "null");
  }

  /** Doris: "null map is changed after calculation". */
  @Test
  void aValueThatIsNoneOfTheNewTypeEndsTheJob() {
    String[][] wrong = {
      {"VARCHAR(20)", "'abc'", "INT"},
      {"VARCHAR(20)", "'300'", "TINYINT"},
      {"VARCHAR(20)", "'2024-13-01'", "DATE"},
      {"STRING", "'{bad'", "JSON"},
      {"VARCHAR(20)", "''", "JSON"},
      {"DECIMAL(10, 3)", "1234567.891", "DECIMAL(9, 3)"},
      {"DATETIME(3)", "'9999-12-31 23:59:59.999'", "DATETIME"},
    };
    for (int i = 0; i < wrong.length; i++) {
      table("wrong" + i, wrong[i][0], "(1, " + wrong[i][1] + ")");
      assertThat(modify("wrong" + i, wrong[i][2])).as(wrong[i][1]).isEqualTo("CANCELLED");
      assertThat(values("wrong" + i)).containsExactly(wrong[i][1].replace("'", ""));
    }
  }

  /**
   * MasterImpl.finishTask tells in the job's Msg all that Backend.toString knows; cast_to_struct.h
   * makes no struct of one with fewer fields, where rows are written anew.
   */
  @Test
  void aStructGetsNoFieldsWhileRowsAreWrittenAnew() {
    table("fields", "STRUCT<a:INT>", "(1, named_struct('a', 7))");
    c.sql("ALTER TABLE fields ADD COLUMN w INT");
    assertThat(modify("fields", "STRUCT<a:INT, b:INT> AFTER w")).isEqualTo("CANCELLED");
    assertThat(job("fields"))
        .contains("schema change tasks failed, error reason: task type: ALTER, status_code: ")
        .containsPattern(
            "backendId: Backend \\[id=\\d+, host=127.0.0.1, heartbeatPort=\\d+, alive=true,")
        .contains(", isDecommissioned=false, tags: {location=default}], backendStatus: [last")
        .contains("CAST AS Struct can only be performed between struct types with the same number");
    assertThat(modify("fields", "STRUCT<a:INT, b:INT>")).isEqualTo("FINISHED");
    assertThat(values("fields")).containsExactly("{\"a\":7, \"b\":null}");
    assertThat(modify("fields", "STRUCT<a:INT, b:INT> AFTER w")).isEqualTo("FINISHED");
  }

  /** partition_p0/dynamic_partition/test_dynamic_partition_mod_distribution_key: it is light. */
  @Test
  void aTextThatRowsAreDistributedByMayGrow() {
    c.sql(
        "CREATE TABLE grown (k INT, v VARCHAR(3) NOT NULL, w INT) UNIQUE KEY(k, v) PARTITION BY LIST(v)"
            + " (PARTITION a ('a', 'b'), PARTITION d) DISTRIBUTED BY HASH(k, v) BUCKETS 4"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO grown VALUES (1, 'a', 1), (2, 'xyz', 2)");
    c.sql("ALTER TABLE grown MODIFY COLUMN v VARCHAR(9) NOT NULL");
    c.sql("INSERT INTO grown VALUES (1, 'a', 3), (2, 'xyz', 4), (3, 'longer', 5)");
    assertThat(c.sql("SELECT * FROM grown ORDER BY k"))
        .containsExactly("1|a|3", "2|xyz|4", "3|longer|5");
    assertThat(c.sql("SHOW ALTER TABLE COLUMN WHERE TableName = 'grown'").get(0))
        .contains("FINISHED");
    assertThat(c.error("ALTER TABLE grown MODIFY COLUMN v VARCHAR(20) NOT NULL AFTER k"))
        .contains("Can not modify partition column[v]. index[grown]");
    assertThat(c.error("ALTER TABLE grown ADD PARTITION e"))
        .contains("Invalid list value format: errCode = 2, detailMessage = The partition key[]");
  }
}
