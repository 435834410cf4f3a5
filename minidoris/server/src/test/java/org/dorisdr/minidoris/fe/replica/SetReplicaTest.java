package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ADMIN statements that set, check and compact replicas, and CANCEL BUILD INDEX. */
class SetReplicaTest {
  @TempDir static Path home;
  private static TestCluster c;
  private static String tablet;
  private static String backend;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, v STRING, INDEX i (v) USING INVERTED) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1, 'a')");
    String[] row = c.sql("SHOW REPLICA STATUS FROM t").get(0).split("\\|");
    tablet = row[0];
    backend = row[2];
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static void set(String what, String more) {
    c.sql(
        "ADMIN SET REPLICA "
            + what
            + " PROPERTIES('tablet_id'='"
            + tablet
            + "','backend_id'='"
            + backend
            + "',"
            + more
            + ")");
  }

  private static String status() {
    return c.sql("SHOW REPLICA STATUS FROM t").get(0);
  }

  /** With one replica there is none to copy from, so it stays so until it is said to be well. */
  @Test
  void marksReplicasBadAndWell() {
    set("STATUS", "'status'='bad'");
    assertThat(status()).endsWith("|true|false|NORMAL|DEAD");
    assertThat(c.error("SELECT * FROM t")).contains("errCode = 2, detailMessage = ");
    set("STATUS", "'status'='ok'");
    assertThat(status()).endsWith("|false|false|NORMAL|OK");
    assertThat(c.sql("SELECT k FROM t")).containsExactly("1");
  }

  @Test
  void setsVersionsOfReplicas() {
    set("VERSION", "'last_failed_version'='9'");
    assertThat(status()).contains("|2|9|2|2|").endsWith("|VERSION_ERROR");
    set("VERSION", "'version'='2','last_failed_version'='-1'");
    assertThat(status()).contains("|2|-1|2|2|").endsWith("|OK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "SET REPLICA STATUS PROPERTIES('status'='ok') # errCode = 2, detailMessage = Should add"
            + " following properties: TABLET_ID, BACKEND_ID and STATUS",
        "SET REPLICA STATUS PROPERTIES('tablet_id'='x') # errCode = 2, detailMessage = Invalid"
            + " tablet id format: x",
        "SET REPLICA STATUS PROPERTIES('a'='b') # errCode = 2, detailMessage = Unknown property: a",
        "SET REPLICA STATUS PROPERTIES('status'='dead') # errCode = 2, detailMessage = Do not"
            + " support setting replica status as dead",
        "SET REPLICA STATUS PROPERTIES('tablet_id'='1','backend_id'='2','status'='ok') # errCode ="
            + " 7, detailMessage = set replica status failed, tabletId=1",
        "SET REPLICA VERSION PROPERTIES('tablet_id'='1','backend_id'='2') # errCode = 2,"
            + " detailMessage = Should add following properties: TABLET_ID, BACKEND_ID, VERSION,"
            + " LAST_SUCCESS_VERSION, LAST_FAILED_VERSION",
        "SET REPLICA VERSION PROPERTIES('version'='0') # errCode = 2, detailMessage = Required"
            + " version > 0",
        "SET REPLICA VERSION PROPERTIES('tablet_id'='1','backend_id'='2','version'='3') # errCode ="
            + " 7, detailMessage = set replica version failed, tabletId=1",
        "CHECK TABLET (1) # errCode = 2, detailMessage = Should specify 'type' property",
        "CHECK TABLET (1, 2) PROPERTIES('type'='x') # errCode = 2, detailMessage = Unknown check"
            + " type: x",
        "CHECK TABLET (1) PROPERTIES('type'='consistency') # errCode = 2, detailMessage = minidoris"
            + " compares no replicas on demand. HINT: backends check their files by themselves, see"
            + " SHOW REPLICA STATUS",
        "COMPACT TABLE t # errCode = 2, detailMessage = No partition selected for compaction",
        "COMPACT TABLE t PARTITION t # errCode = 2, detailMessage = Compaction type must be"
            + " specified in Where clause like: type = 'BASE/CUMULATIVE'",
        "COMPACT TABLE t PARTITION t WHERE TYPE = 'full' # errCode = 2, detailMessage = Where"
            + " clause should looks like: type = 'BASE/CUMULATIVE'",
        "COMPACT TABLE t PARTITION x WHERE TYPE = 'base' # errCode = 2, detailMessage ="
            + " partition[x] not exist in table[t]",
        "COMPACT TABLE t PARTITION t WHERE TYPE = 'base' # errCode = 2, detailMessage = minidoris"
            + " compacts no table on demand. HINT: backends compact by themselves",
      })
  void refusesInDorisWords(String sql, String message) {
    assertThat(c.error("ADMIN " + sql)).isEqualTo(message);
  }

  @Test
  void cancelsTheBuildOfAnIndex() {
    assertThat(c.error("CANCEL BUILD INDEX ON t")).endsWith("No job to cancel for Table[t]");
    c.sql("BEGIN");
    c.sql("INSERT INTO t SELECT 2, 'b'");
    c.sql("BUILD INDEX i ON t");
    c.sql("CANCEL BUILD INDEX ON t");
    c.sql("ROLLBACK");
    assertThat(c.sql("SHOW BUILD INDEX WHERE TableName = 't'"))
        .singleElement()
        .asString()
        .contains("|CANCELLED|user cancelled|");
    String job = c.sql("SHOW BUILD INDEX").get(0).split("\\|")[0];
    assertThat(c.error("CANCEL BUILD INDEX ON t (" + job + ")"))
        .endsWith("Job can not be cancelled. State: CANCELLED");
  }
}
