package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.op.AddPartitionOp;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INSERT OVERWRITE by temporary partitions: "INSERT OVERWRITE whole table / partitions (…temp
 * partitions replace)" (facts/ccr.md, dml/insert_overwrite); "What lands there: … INSERT OVERWRITE
 * / REPLACE PARTITION (old partitions, …)" (facts/backup.md, recycle bin).
 */
class InsertOverwriteTest {
  private static final String PARTITIONED =
      "CREATE TABLE r (k INT NOT NULL, v INT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION p1"
          + " VALUES LESS THAN ('10'), PARTITION p2 VALUES LESS THAN ('20')) DISTRIBUTED BY HASH(k)"
          + " BUCKETS 2 PROPERTIES ('replication_num'='1', 'binlog.enable'='true')";

  @TempDir Path home;
  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private OlapTable table(String name) {
    return c.fe.catalog().database("db").orElseThrow().olapTable(name).orElseThrow();
  }

  private List<String> records() {
    long database = c.fe.catalog().database("db").orElseThrow().id;
    return c.fe.binlogs().get(database, -1, -1, 255).records().stream()
        .map(r -> r.getType().name())
        .filter(t -> !t.equals("ALTER_DATABASE_PROPERTY") && !t.equals("DUMMY"))
        .toList();
  }

  private TBinlog last(TBinlogType type) {
    long database = c.fe.catalog().database("db").orElseThrow().id;
    return c.fe.binlogs().get(database, -1, -1, 255).records().stream()
        .filter(r -> r.getType() == type)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void overwritesATableWithARowOfItsOwnInOneStep() {
    c.sql("ALTER DATABASE db SET PROPERTIES ('binlog.enable'='true')");
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES ('replication_num'='1', 'binlog.enable'='true')");
    c.sql("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)");
    long old = table("t").partition("t").orElseThrow().id;

    assertThat(c.sql("INSERT OVERWRITE TABLE t SELECT k + 10, v FROM t WHERE k > 1"))
        .containsExactly("2");

    assertThat(c.sql("SELECT * FROM t ORDER BY k")).containsExactly("12|2", "13|3");
    assertThat(table("t").temporaryPartitions).isEmpty();
    assertThat(table("t").partition("t").orElseThrow().id).isNotEqualTo(old);
    assertThat(records())
        .containsSubsequence("UPSERT", "ADD_PARTITION", "UPSERT", "REPLACE_PARTITIONS");
    assertThat(last(TBinlogType.ADD_PARTITION).getData())
        .contains("\"isTempPartition\":true")
        .containsPattern("\"sql\":\"ADD TEMPORARY PARTITION `iot_temp_\\d+_t` \"");
    assertThat(last(TBinlogType.REPLACE_PARTITIONS).getData())
        .contains("\"partitions\":[\"t\"],\"tempPartitions\":[\"iot_temp_")
        .contains("\"strictRange\":true,\"useTempPartitionName\":false")
        .contains("\"force\":false,\"partitionIds\":[" + old + "]");
    assertThat(c.sql("SHOW CATALOG RECYCLE BIN")).anyMatch(r -> r.startsWith("Partition|t|"));
  }

  @Test
  void overwritesOnlyTheNamedPartitions() {
    c.sql(PARTITIONED);
    c.sql("INSERT INTO r VALUES (1, 1), (11, 11)");
    c.sql("INSERT OVERWRITE TABLE r PARTITION(p2) VALUES (12, 12)");
    assertThat(c.sql("SELECT k FROM r ORDER BY k")).containsExactly("1", "12");
    c.sql("INSERT OVERWRITE TABLE r SELECT k, v FROM r WHERE k > 100");
    assertThat(c.sql("SELECT count(*) FROM r")).containsExactly("0");
  }

  @Test
  void overwritesThePartitionsForWhichRowsComeWhenAskedTo() {
    c.sql(PARTITIONED);
    c.sql("INSERT INTO r VALUES (1, 1), (11, 11)");
    c.sql("INSERT OVERWRITE TABLE r PARTITION(*) VALUES (12, 12)");
    assertThat(c.sql("SELECT k FROM r ORDER BY k")).containsExactly("1", "12");
    assertThat(c.error("INSERT OVERWRITE TABLE r PARTITION(*) VALUES (1, 1), (99, 99)"))
        .endsWith(
            "[INVALID_ARGUMENT]Cannot found origin partitions in auto detect overwriting, stop"
                + " processing");
    assertThat(c.sql("SELECT k FROM r ORDER BY k")).containsExactly("1", "12");
    assertThat(table("r").temporaryPartitions).isEmpty();
    assertThat(c.error("INSERT INTO r PARTITION(*) VALUES (1, 1)")).contains("INSERT OVERWRITE");
    // VRowDistribution._replace_overwriting_partition asks nobody how strict the INSERT is.
    c.sql("SET enable_insert_strict = false");
    assertThat(c.error("INSERT OVERWRITE TABLE r PARTITION(*) VALUES (1, 1), (1000, 1)"))
        .contains("Cannot found origin partitions in auto detect overwriting, stop processing");
    c.sql("SET enable_insert_strict = true");
    assertThat(c.sql("SELECT k FROM r ORDER BY k")).containsExactly("1", "12");
    c.sql("INSERT OVERWRITE TABLE r SELECT * FROM r MINUS SELECT 1, 1");
    assertThat(c.sql("SELECT k FROM r")).containsExactly("12");
  }

  @Test
  void leavesTheTableAloneWhenTheRowsDoNotFit() {
    c.sql(PARTITIONED);
    c.sql("INSERT INTO r VALUES (1, 1), (11, 11)");
    assertThat(c.error("INSERT OVERWRITE TABLE r VALUES (2, 2), (99, 99)"))
        .contains("no partition for this tuple");
    assertThat(c.error("INSERT OVERWRITE TABLE r PARTITION(p1) VALUES (12, 12)"))
        .contains("no partition for this tuple");
    assertThat(c.error("INSERT OVERWRITE TABLE r PARTITION(nope) VALUES (12, 12)"))
        .contains("partition nope is not found in table r");
    assertThat(c.sql("SELECT k FROM r ORDER BY k")).containsExactly("1", "11");
    assertThat(table("r").temporaryPartitions).isEmpty();
  }

  @Test
  void dropsTheTemporaryPartitionsThatADeadStatementLeft() {
    c.sql(PARTITIONED);
    OlapTable table = table("r");
    Partition left = new Partition();
    left.id = c.fe.catalog().nextId();
    left.name = "iot_temp_1_p1";
    left.temporary = true;
    left.overwriting = true;
    left.item = table.partition("p1").orElseThrow().item;
    left.distribution = table.distribution;
    c.fe.catalog().lock().writeLock().lock();
    try {
      long database = c.fe.catalog().database("db").orElseThrow().id;
      c.fe.editLog().write(new AddPartitionOp(database, table.id, left));
    } finally {
      c.fe.catalog().lock().writeLock().unlock();
    }
    await().until(() -> table("r").temporaryPartitions.isEmpty());
  }
}
