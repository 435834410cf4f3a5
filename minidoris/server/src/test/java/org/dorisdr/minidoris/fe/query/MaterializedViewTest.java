package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.MaterializedViewRefresher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asynchronous materialized views (Doris: CreateMTMVInfo, MTMVTask, MvInfosTableValuedFunction).
 */
class MaterializedViewTest {
  private static final String REST =
      " DISTRIBUTED BY RANDOM BUCKETS 2 PROPERTIES ('replication_num'='1','grace_period'='5')"
          + " AS SELECT k, v FROM t WHERE v > 1";
  private static final String REFUSED =
      "Not allowed to perform current operation on async materialized view";

  @TempDir Path home;
  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES ('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1, 1), (2, 2)");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private List<String> infos(String columns) {
    return c.sql("SELECT " + columns + " FROM mv_infos('database'='db')");
  }

  private void awaitRefresh(String state) {
    await().until(() -> infos("RefreshState").equals(List.of(state)));
  }

  @Test
  void isFilledAtOnceAndAgainWhenAsked() {
    c.sql(
        "CREATE MATERIALIZED VIEW mv (a, b COMMENT 'x') BUILD IMMEDIATE REFRESH COMPLETE ON MANUAL"
            + REST);
    awaitRefresh("SUCCESS");
    assertThat(c.sql("SELECT a, b FROM mv")).containsExactly("2|2");
    assertThat(infos("Name, State, RefreshInfo, MvProperties, SyncWithBaseTables"))
        .containsExactly(
            "mv|NORMAL|BUILD IMMEDIATE REFRESH COMPLETE ON MANUAL|{grace_period=5}|true");

    c.sql("INSERT INTO t VALUES (3, 3)");
    assertThat(infos("SyncWithBaseTables")).containsExactly("false");
    assertThat(c.sql("SELECT a FROM mv")).containsExactly("2");
    c.sql("REFRESH MATERIALIZED VIEW mv AUTO");
    await().until(() -> infos("SyncWithBaseTables").equals(List.of("true")));
    assertThat(c.sql("SELECT a FROM mv ORDER BY a")).containsExactly("2", "3");
  }

  @Test
  void waitsForTheFirstRefreshIfDeferredAndTellsThatOneFailed() {
    c.sql("CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON MANUAL" + REST);
    assertThat(infos("State, RefreshState, SyncWithBaseTables")).containsExactly("INIT|INIT|false");
    c.sql("DROP TABLE t");
    c.sql("REFRESH MATERIALIZED VIEW mv COMPLETE");
    awaitRefresh("FAIL");
    assertThat(c.sql("SELECT * FROM mv")).isEmpty();
    assertThat(c.error("REFRESH MATERIALIZED VIEW mv PARTITIONS(p1)"))
        .contains("does not support refreshing by partition");
  }

  @Test
  void isRefreshedByItsSchedule() {
    c.sql(
        "CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON SCHEDULE EVERY 1 SECOND"
            + REST);
    awaitRefresh("SUCCESS");
    c.sql("INSERT INTO t VALUES (9, 9)");
    await().until(() -> c.sql("SELECT max(k) FROM mv").equals(List.of("9")));
  }

  /** PAUSE stops the schedule alone: AbstractJob lets MANUAL tasks run. */
  @Test
  void isNotRefreshedByItsScheduleWhilePaused() {
    c.sql(
        "CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON SCHEDULE EVERY 1 SECOND"
            + REST);
    awaitRefresh("SUCCESS");
    c.sql("PAUSE MATERIALIZED VIEW JOB ON mv");
    c.sql("PAUSE MATERIALIZED VIEW JOB ON mv");
    // A refresh that ran when it was paused ends before this one.
    c.sql("REFRESH MATERIALIZED VIEW mv COMPLETE");
    await().until(() -> materialized().done == materialized().requested);
    c.sql("INSERT INTO t VALUES (9, 9)");
    new MaterializedViewRefresher(new Ddl(c.fe)).tick();
    assertThat(c.sql("SELECT max(k) FROM mv")).containsExactly("2");
    c.sql("REFRESH MATERIALIZED VIEW mv COMPLETE");
    await().until(() -> c.sql("SELECT max(k) FROM mv").equals(List.of("9")));
    c.sql("INSERT INTO t VALUES (10, 10)");
    c.sql("RESUME MATERIALIZED VIEW JOB ON mv");
    await().until(() -> c.sql("SELECT max(k) FROM mv").equals(List.of("10")));
    assertThat(c.error("CANCEL MATERIALIZED VIEW TASK 1 ON mv")).endsWith("no running task");
    assertThat(c.error("PAUSE MATERIALIZED VIEW JOB ON t"))
        .endsWith("table type is not MATERIALIZED_VIEW, tableName=t, type=OLAP");
  }

  private MaterializedView materialized() {
    Table table = c.fe.catalog().database("db").orElseThrow().table("mv").orElseThrow();
    return ((OlapTable) table).materialized;
  }

  @Test
  void showsTheStatementThatMakesItAgain() {
    c.sql("CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH AUTO ON MANUAL COMMENT 'c'" + REST);
    String shown = c.sql("SHOW CREATE MATERIALIZED VIEW mv").get(0);
    assertThat(shown)
        .startsWith(
            "mv|CREATE MATERIALIZED VIEW mv\n(k,v)\nBUILD DEFERRED REFRESH AUTO ON MANUAL\n"
                + "DUPLICATE KEY(`k`")
        .contains("\nCOMMENT 'c'\nDISTRIBUTED BY RANDOM BUCKETS 2\nPROPERTIES (\n")
        .contains("\"grace_period\" = \"5\"\n)\nAS SELECT `internal`.`db`.`t`.`k`");
    c.sql("DROP MATERIALIZED VIEW mv");
    c.sql(shown.substring(3, shown.lastIndexOf("|{}")));
    assertThat(infos("Name")).containsExactly("mv");
    assertThat(c.error("SHOW CREATE MATERIALIZED VIEW t"))
        .contains("table type is not MATERIALIZED_VIEW, tableName=t, type=OLAP");
  }

  @Test
  void isRenamedAndDroppedByItsOwnStatementsOnly() {
    c.sql("CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON MANUAL" + REST);
    c.sql("ALTER MATERIALIZED VIEW mv RENAME mv2");
    assertThat(c.sql("SHOW TABLES")).containsExactly("mv2", "t");
    assertThat(c.sql("SHOW FULL TABLES").get(0)).startsWith("mv2|BASE TABLE|");
    assertThat(c.error("DROP TABLE mv2"))
        .contains("'db.mv2' is not TABLE. Use 'DROP MATERIALIZED VIEW db.mv2'");
    assertThat(c.error("DROP MATERIALIZED VIEW t"))
        .contains("'db.t' is not MTMV. Use 'DROP TABLE db.t'");
    c.sql("DROP MATERIALIZED VIEW mv2");
    assertThat(c.error("RECOVER TABLE mv2")).contains("Can not recover materialized view 'mv2'");
    c.sql("DROP MATERIALIZED VIEW IF EXISTS mv2");
  }

  @Test
  void takesNoRowsButThoseOfItsQuery() {
    c.sql("CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON MANUAL" + REST);
    assertThat(c.error("INSERT INTO mv VALUES (1, 1)")).contains(REFUSED);
    assertThat(c.error("INSERT OVERWRITE TABLE mv VALUES (1, 1)")).contains(REFUSED);
    assertThat(c.error("TRUNCATE TABLE mv")).contains(REFUSED);
  }

  @Test
  void isNotToldInBinlogs() {
    c.sql("DROP TABLE t FORCE");
    c.sql("ALTER DATABASE db SET PROPERTIES ('binlog.enable'='true')");
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES ('replication_num'='1')");
    long base = c.fe.catalog().database("db").orElseThrow().table("t").orElseThrow().id;
    c.sql("CREATE MATERIALIZED VIEW mv BUILD IMMEDIATE REFRESH COMPLETE ON MANUAL" + REST);
    awaitRefresh("SUCCESS");
    c.sql("DROP MATERIALIZED VIEW mv");
    long database = c.fe.catalog().database("db").orElseThrow().id;
    assertThat(c.fe.binlogs().get(database, -1, -1, 255).records())
        .filteredOn(r -> r.isSetTableIds())
        .isNotEmpty()
        .allMatch(r -> r.getTableIds().equals(List.of(base)));
  }

  @Test
  void isInTheImageAsItWas() throws Exception {
    c.sql(
        "CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON SCHEDULE EVERY 2 DAY"
            + REST);
    Table table = c.fe.catalog().database("db").orElseThrow().table("mv").orElseThrow();
    byte[] json = Json.mapper().writerFor(Table.class).writeValueAsBytes(table);
    OlapTable read = (OlapTable) Json.mapper().readValue(json, Table.class);
    assertThat(read.materialized)
        .usingRecursiveComparison()
        .isEqualTo(((OlapTable) table).materialized);
  }

  @Test
  void refusesWhatMinidorisDoesNotHave() {
    assertThat(c.error("CREATE MATERIALIZED VIEW mv REFRESH AUTO ON COMMIT" + REST))
        .contains("ON COMMIT");
    assertThat(c.error("CREATE MATERIALIZED VIEW mv PARTITION BY (k)" + REST))
        .contains("PARTITION BY");
    assertThat(c.error("CREATE MATERIALIZED VIEW mv BUILD DEFERRED AS SELECT k FROM t"))
        .endsWith("Create async materialized view should contain distribution desc");
    assertThat(c.error("CREATE MATERIALIZED VIEW mv AS SELECT k FROM t"))
        .contains("minidoris has no synchronous materialized views. HINT: ALTER TABLE");
  }
}
