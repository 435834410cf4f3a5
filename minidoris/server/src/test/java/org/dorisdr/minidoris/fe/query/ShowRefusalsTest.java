package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SHOW statements take behind WHERE, and what DELETE answers, as Doris's commands do. */
class ShowRefusalsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE t (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1");
    c.sql("CREATE TABLE none (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1");
    c.sql("INSERT INTO t VALUES (1, 1), (2, 2)");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  /** ShowAlterTableCommand.getPredicateValue. */
  @Test
  void showAlterTableLooksAtSomeColumnsOnly() {
    assertThat(c.error("SHOW ALTER TABLE COLUMN LIKE 'x'"))
        .isEqualTo("errCode = 2, detailMessage = The operator =|>=|<=|>|<|!= are supported.");
    assertThat(c.error("SHOW ALTER TABLE COLUMN WHERE JobId = 1"))
        .endsWith(
            "= The columns of TableName/IndexName/CreateTime/FinishTime/State/BaseIndexName/"
                + "RollupIndexName are supported.");
    assertThat(c.error("SHOW ALTER TABLE COLUMN WHERE State > 'x'"))
        .endsWith(
            "= Where clause : TableName = \"table1\" or"
                + " State = \"FINISHED|CANCELLED|RUNNING|PENDING|WAITING_TXN\"");
    c.sql("ALTER TABLE t MODIFY COLUMN v BIGINT");
    assertThat(c.sql("SHOW ALTER TABLE COLUMN WHERE TableName = 't' AND BaseIndexName = 'x'"))
        .as("a column of rollups is not looked at")
        .hasSize(1);
    assertThat(c.sql("SHOW ALTER TABLE COLUMN WHERE CreateTime > '2999-01-01'")).isEmpty();
  }

  /** ShowTabletsFromTableCommand.validate. */
  @ParameterizedTest
  @ValueSource(strings = {"TabletId = 1", "State != 'NORMAL'", "Version > 1"})
  void showTabletsTakesThreeColumns(String where) {
    assertThat(c.error("SHOW TABLETS FROM t WHERE " + where))
        .endsWith(
            "= Where clause should looks like: Version = \"version\","
                + " or state = \"NORMAL|ROLLUP|CLONE|DECOMMISSION\", or BackendId = 10000"
                + " or compound predicate with operator AND");
    assertThat(c.sql("SHOW TABLETS FROM t WHERE State = 'NORMAL'")).hasSize(1);
    assertThat(c.error("SHOW TABLETS FROM t LIKE 'x'")).endsWith("= Not support like clause");
  }

  /** ShowTabletIdCommand.handleShowTabletId. */
  @Test
  void aTabletThatIsNotThereHasARowOfNothing() {
    assertThat(c.sql("SHOW TABLET 7"))
        .containsExactly(
            "null|null|null|null|-1|-1|-1|-1|false|-1|0|"
                + "SHOW PROC '/dbs/-1/-1/partitions/-1/-1/7';");
    String database = c.session.database();
    c.session.use(null);
    assertThat(c.error("SHOW TABLET 7")).endsWith("No database selected");
    c.session.use(database);
  }

  /** DeleteHandler.processEmptyRelation, and DeleteJob.commit. */
  @Test
  void deleteAnswersWithALabelOfItsOwn() {
    String uuid = "delete_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertThat(info("DELETE FROM none WHERE k = 1"))
        .matches("\\{'label':'" + uuid + "', 'txnId':'-1', 'status':'VISIBLE'}");
    assertThat(info("DELETE FROM t WHERE k = 1"))
        .matches("\\{'label':'" + uuid + "', 'txnId':'\\d+', 'status':'VISIBLE'}");
    assertThat(c.sql("SELECT k FROM t")).containsExactly("2");
    assertThat(c.error("DELETE FROM none WHERE nosuch = 1")).contains("nosuch");
  }

  private static String info(String sql) {
    try (StatementResult result = c.result(sql)) {
      assertThat(result.affectedRows()).isZero();
      return result.info();
    }
  }
}
