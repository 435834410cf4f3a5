package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types of records that no recording holds: compared with what the classes that Doris serializes
 * say (facts/ccr.md 4.4). The others are compared with recordings, in GoldenDdlBinlogTest.
 */
class BinlogTypesTest {
  @TempDir Path home;

  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home, Map.of("enable_feature_binlog", "true"));
    fe.sql("CREATE DATABASE d");
    fe.sql("ALTER DATABASE d SET PROPERTIES ('binlog.enable'='true')");
    fe.session.use("d");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private TBinlog last(TBinlogType type) {
    long id = fe.fe.catalog().database("d").orElseThrow().id;
    List<TBinlog> all =
        fe.fe.binlogs().get(id, -1, -1, 255).records().stream()
            .filter(b -> b.getType() == type)
            .toList();
    assertThat(all).as(type.name()).isNotEmpty();
    return all.get(all.size() - 1);
  }

  /** SchemaChangeHandler.updateBinlogConfig: "nothing need to do". */
  @Test
  void settingsOfBinlogsThatChangeNothingLeaveNoRecord() {
    fe.sql(
        "CREATE TABLE t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    fe.sql("ALTER TABLE t SET ('binlog.ttl_seconds'='100')");
    long seq = last(TBinlogType.MODIFY_TABLE_PROPERTY).getCommitSeq();
    fe.sql("ALTER TABLE t SET ('binlog.enable'='TRUE', 'binlog.ttl_seconds'='100')");
    assertThat(last(TBinlogType.MODIFY_TABLE_PROPERTY).getCommitSeq()).isEqualTo(seq);
  }

  /** SchemaChangeHandler.updateTableProperties looks at what the table has for in_memory alone. */
  @Test
  void propertiesThatChangeNothingLeaveARecordAllTheSame() {
    fe.sql("CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1");
    fe.sql("ALTER TABLE t SET ('time_series_compaction_goal_size_mbytes'='1024')");
    assertThat(last(TBinlogType.MODIFY_TABLE_PROPERTY).getData())
        .contains("\"properties\":{\"time_series_compaction_goal_size_mbytes\":\"1024\"}");
    fe.sql("ALTER TABLE t SET ('default.replication_num'='1')");
    assertThat(last(TBinlogType.MODIFY_TABLE_PROPERTY).getData())
        .contains("{\"default.replication_allocation\":\"tag.location.default: 1\"}");
    long seq = last(TBinlogType.MODIFY_TABLE_PROPERTY).getCommitSeq();
    fe.sql("ALTER TABLE t SET ('in_memory'='false')");
    assertThat(last(TBinlogType.MODIFY_TABLE_PROPERTY).getCommitSeq()).isEqualTo(seq);
  }

  /** Env.modifyDefaultDistributionBucketNum sets the number only. */
  @Test
  void bucketsThatDorisShallChooseAreThoseItChoseNow() {
    fe.sql(
        "CREATE TABLE t (k INT) PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN (1))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2");
    fe.sql("ALTER TABLE t MODIFY DISTRIBUTION DISTRIBUTED BY HASH(k) BUCKETS AUTO");
    assertThat(last(TBinlogType.MODIFY_DISTRIBUTION_BUCKET_NUM).getData())
        .contains("\"autoBucket\":true,\"bucketNum\":10");
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1)).contains("HASH(`k`) BUCKETS 10\n");
  }

  /** BatchModifyPartitionsInfo of ModifyPartitionInfo. */
  @Test
  void modifyPartitionsTellsEachPartitionWithItsNewDataProperty() {
    fe.sql(
        "CREATE TABLE r (k INT) DUPLICATE KEY(k) PARTITION BY RANGE(k)"
            + " (PARTITION p1 VALUES LESS THAN ('10'), PARTITION p2 VALUES LESS THAN ('20'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    OlapTable table = fe.table("d", "r");
    fe.sql("ALTER TABLE r MODIFY PARTITION (p2, p1) SET ('replication_num'='1')");
    assertThat(last(TBinlogType.MODIFY_PARTITIONS).getTableIds()).containsExactly(table.id);
    assertThat(last(TBinlogType.MODIFY_PARTITIONS).getData())
        .isEqualTo(
            "{\"infos\":["
                + info(
                    table, "p2", "HDD", true, "[[{\"type\":\"location\",\"value\":\"default\"},1]]")
                + ","
                + info(
                    table, "p1", "HDD", true, "[[{\"type\":\"location\",\"value\":\"default\"},1]]")
                + "]}");
    fe.sql("ALTER TABLE r MODIFY PARTITION (*) SET ('storage_medium'='ssd', 'mutable'='false')");
    assertThat(last(TBinlogType.MODIFY_PARTITIONS).getData())
        .isEqualTo(
            "{\"infos\":["
                + info(table, "p1", "SSD", false, "{}")
                + ","
                + info(table, "p2", "SSD", false, "{}")
                + "]}");
    assertThat(fe.sql("SHOW PARTITIONS FROM r").get(0)).contains("SSD", "false");
    assertThat(fe.error("ALTER TABLE r MODIFY PARTITION nosuch SET ('storage_medium'='hdd')"))
        .endsWith("Partition[nosuch] does not exist in table[r]");
    assertThat(fe.error("ALTER TABLE r MODIFY PARTITION p1 SET ('in_memory'='true')"))
        .endsWith("Not support set 'in_memory'='true' now!");
    assertThat(fe.error("ALTER TABLE r MODIFY PARTITION p1 SET ('storage_policy'='x')"))
        .endsWith("Storage policy does not exist. name: x");
  }

  /** BarrierLog: a backup leaves one for each table; that of the database leaves no record. */
  @Test
  void aSnapshotLeavesABarrierForEachOfItsTables() {
    for (String name : List.of("a", "b", "c")) {
      fe.sql(
          "CREATE TABLE "
              + name
              + " (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    }
    fe.sql("BACKUP SNAPSHOT d.s TO `__keep_on_local__` ON (a, c)");
    long db = fe.fe.catalog().database("d").orElseThrow().id;
    for (String name : List.of("a", "c")) {
      long table = fe.table("d", name).id;
      await().untilAsserted(() -> assertThat(barriers(table)).hasSize(1));
      assertThat(barriers(table))
          .containsExactly(
              "{\"dbId\":"
                  + db
                  + ",\"dbName\":\"d\",\"tableId\":"
                  + table
                  + ",\"tableName\":\""
                  + name
                  + "\",\"binlogType\":0}");
    }
    assertThat(barriers(fe.table("d", "b").id)).isEmpty();
  }

  private List<String> barriers(long table) {
    long id = fe.fe.catalog().database("d").orElseThrow().id;
    return fe.fe.binlogs().get(id, -1, -1, 255).records().stream()
        .filter(b -> b.getType() == TBinlogType.BARRIER && b.getTableIds().contains(table))
        .map(TBinlog::getData)
        .toList();
  }

  private String info(
      OlapTable table, String partition, String medium, boolean mutable, String allocation) {
    return "{\"dbId\":"
        + fe.fe.catalog().database("d").orElseThrow().id
        + ",\"tableId\":"
        + table.id
        + ",\"partitionId\":"
        + table.partition(partition).orElseThrow().id
        + ",\"dataProperty\":{\"storageMedium\":\""
        + medium
        + "\",\"cooldownTimeMs\":253402271999000,\"storagePolicy\":\"\",\"isMutable\":"
        + mutable
        + "},\"isInMemory\":false,\"replicaAlloc\":{\"allocMap\":"
        + allocation
        + "},\"storagePolicy\":\"\",\"tableProperties\":{}}";
  }
}
