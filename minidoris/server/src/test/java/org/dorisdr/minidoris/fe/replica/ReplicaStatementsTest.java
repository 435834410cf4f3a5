package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementResult.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What MetadataViewer, Diagnoser and TabletChecker of Doris tell and do about replicas, on backends
 * of which one dies.
 */
class ReplicaStatementsTest {

  @TempDir Path home;

  @Test
  void tellsWhichReplicasAreWellAndRepairsFirstWhatItIsTold() throws Exception {
    try (TestCluster c = new TestCluster(home, 3)) {
      c.sql(
          "CREATE TABLE t (k INT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION p VALUES LESS"
              + " THAN ('9')) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='2')");
      c.sql("INSERT INTO t VALUES (1)");
      tellsThatAllIsWell(c);
      refuses(c);
      killTheBackendOfTheFirstReplica(c);
      tellsWhatIsNot(c);
      // A backend that is down has a minute to come back: tablet_repair_delay_factor_second.
      assertThat(c.sql("SHOW PROC '/cluster_balance/pending_tablets'"))
          .singleElement()
          .asString()
          .contains("|REPAIR|HDD|REPLICA_MISSING|PENDING|");
      c.sql("ADMIN REPAIR TABLE t PARTITION (p)");
      assertThat(c.sql("SHOW PROC '/cluster_balance'")).contains("priority_repair|1");
      await()
          .untilAsserted(
              () ->
                  assertThat(c.sql("SHOW REPLICA STATUS FROM t"))
                      .filteredOn(row -> row.endsWith("|OK"))
                      .hasSize(2));
      // It counts before it is remembered.
      await()
          .untilAsserted(
              () ->
                  assertThat(c.sql("SHOW PROC '/cluster_balance/history_tablets'"))
                      .singleElement()
                      .asString()
                      .contains("|REPLICA_MISSING|FINISHED|"));
    }
  }

  private static void tellsThatAllIsWell(TestCluster c) {
    assertThat(columns(c, "ADMIN SHOW REPLICA STATUS FROM t"))
        .containsExactly(
            "TabletId",
            "ReplicaId",
            "BackendId",
            "Version",
            "LastFailedVersion",
            "LastSuccessVersion",
            "CommittedVersion",
            "SchemaHash",
            "VersionNum",
            "IsBad",
            "IsUserDrop",
            "State",
            "Status");
    assertThat(c.sql("SHOW REPLICA STATUS FROM t PARTITION (p)"))
        .hasSize(2)
        .allMatch(row -> row.endsWith("|false|false|NORMAL|OK"));
    assertThat(c.sql("SHOW REPLICA DISTRIBUTION FROM t"))
        .hasSize(3)
        .filteredOn(row -> row.contains("|1|"))
        .hasSize(2)
        .allMatch(row -> row.contains("|" + ">".repeat(50) + "|50.00 %|"));
    assertThat(diagnosis(c))
        .contains(
            "TabletExist|Yes|",
            "ReplicasNum|OK|",
            "ReplicaBackendStatus|OK|",
            "ReplicaVersionStatus|OK|",
            "ReplicaStatus|OK|",
            "ReplicaCompactionStatus|OK|");
    assertThat(c.sql("ADMIN DIAGNOSE TABLET 7")).containsExactly("TabletExist|No|");
  }

  private static List<String> diagnosis(TestCluster c) {
    return c.sql("SHOW TABLET DIAGNOSIS " + tablet(c));
  }

  private static String tablet(TestCluster c) {
    return c.sql("SHOW TABLETS FROM t").get(0).split("\\|")[0];
  }

  private static List<String> columns(TestCluster c, String sql) {
    try (StatementResult result = c.result(sql)) {
      return result.columns().stream().map(Column::name).toList();
    }
  }

  private static void refuses(TestCluster c) {
    assertThat(c.error("SHOW REPLICA STATUS FROM t WHERE STATUS = 'OK'"))
        .endsWith(
            "Where clause should looks like: status =/!="
                + " 'OK/DEAD/VERSION_ERROR/SCHEMA_ERROR/MISSING'");
    assertThat(c.error("SHOW REPLICA STATUS FROM t TEMPORARY PARTITION (p)"))
        .endsWith("Do not support showing replica status of temporary partitions");
    assertThat(c.error("ADMIN REPAIR TABLE t TEMPORARY PARTITION (p)"))
        .endsWith("Do not support (cancel)repair temporary partitions");
    assertThat(c.error("ADMIN REPAIR TABLE t PARTITION (q)"))
        .endsWith("Partition does not exist: q");
    c.sql("ADMIN REPAIR TABLE t");
    c.sql("ADMIN CANCEL REPAIR TABLE t");
    assertThat(c.sql("SHOW PROC '/cluster_balance/priority_repair'")).isEmpty();
  }

  private static void killTheBackendOfTheFirstReplica(TestCluster c) {
    long id = Long.parseLong(c.sql("SHOW TABLETS FROM t").get(0).split("\\|")[2]);
    int port = c.fe.cluster().backend(id).orElseThrow().bePort();
    var dead = c.backends.stream().filter(b -> b.ports().be() == port).findFirst().orElseThrow();
    dead.close();
    c.backends.remove(dead);
    await().until(() -> !c.fe.cluster().backend(id).orElseThrow().alive());
  }

  private static void tellsWhatIsNot(TestCluster c) {
    assertThat(c.sql("SHOW REPLICA STATUS FROM t"))
        .filteredOn(row -> row.endsWith("|DEAD"))
        .hasSize(1);
    assertThat(diagnosis(c)).anyMatch(r -> r.matches("ReplicaBackendStatus\\|Backend .* alive.*"));
    String database =
        c.sql("SHOW PROC '/dbs'").stream()
            .filter(row -> row.contains("|db|"))
            .map(row -> row.split("\\|")[0])
            .findFirst()
            .orElseThrow();
    // IncompleteTabletsProcNode: ids by what is the matter.
    assertThat(c.sql("SHOW PROC '/cluster_health/tablet_health/" + database + "'"))
        .containsExactly(tablet(c) + "|".repeat(12));
  }

  /** Diagnoser looks into the recycle bin. */
  @Test
  void tellsWhereTheTabletOfADroppedTableIs() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      c.sql(
          "CREATE TABLE t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1')");
      String tablet = tablet(c);
      c.sql("DROP TABLE t");
      assertThat(c.sql("ADMIN DIAGNOSE TABLET " + tablet))
          .last()
          .isEqualTo("Table|In catalog recycle bin|");
    }
  }
}
