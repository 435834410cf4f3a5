package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.DynamicPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code partition.retention_count}: Doris's PropertyAnalyzer.analyzePartitionRetentionCount,
 * InternalCatalog.createOlapTable, SchemaChangeHandler and
 * DynamicPartitionScheduler.getDropPartitionClauseForAutoPartition.
 */
class PartitionRetentionTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home, Map.of("dynamic_partition_enable", "false"));
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static final String AUTO = "AUTO PARTITION BY RANGE(date_trunc(d, 'day')) ()";
  private static final String COUNT = ", 'partition.retention_count'='%s'";

  private static String create(String partitionBy, String more) {
    return "CREATE TABLE t (d DATETIME NOT NULL, k INT) DUPLICATE KEY(d) "
        + partitionBy
        + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'"
        + more
        + ")";
  }

  private List<String> roundAt(LocalDateTime time) {
    long now = time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
    new DynamicPartitions(new Ddl(fe.fe), () -> now).run();
    return fe.table("db1", "t").partitions.values().stream().map(p -> p.name).sorted().toList();
  }

  @Test
  void onlyTheNewestPartitionsOfThePastStay() {
    fe.sql(create(AUTO, COUNT.formatted("2")));
    for (int day = 10; day < 16; day++) {
      fe.sql(
          "ALTER TABLE t ADD PARTITION p%1$d VALUES [('2026-01-%1$d'), ('2026-01-%2$d'))"
              .formatted(day, day + 1));
    }
    // p13 ends on the 14th, at which moment it is not yet of the past.
    assertThat(roundAt(LocalDateTime.of(2026, 1, 14, 0, 0)))
        .containsExactly("p11", "p12", "p13", "p14", "p15");
    assertThat(roundAt(LocalDateTime.of(2026, 1, 14, 0, 1)))
        .containsExactly("p12", "p13", "p14", "p15");
    fe.sql("ALTER TABLE t SET ('partition.retention_count'='1')");
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1))
        .contains(
            "\"is_being_synced\" = \"false\",\n\"partition.retention_count\" = \"1\",\n\"storage_medium\"");
    assertThat(roundAt(LocalDateTime.of(2026, 1, 14, 0, 1))).containsExactly("p13", "p14", "p15");
    fe.sql("RECOVER PARTITION p12 FROM t");
  }

  @Test
  void isRefusedWhereDorisRefusesIt() {
    assertThat(fe.error(create(AUTO, COUNT.formatted("x"))))
        .endsWith("partition.retention_count format error");
    assertThat(fe.error(create(AUTO, COUNT.formatted("0"))))
        .endsWith("partition.retention_count should be > 0");
    String only = "Only AUTO RANGE PARTITION table could set partition.retention_count";
    assertThat(fe.error(create("PARTITION BY RANGE(d) ()", COUNT.formatted("2")))).endsWith(only);
    String dynamic =
        ", 'dynamic_partition.time_unit'='DAY', 'dynamic_partition.end'='1',"
            + " 'dynamic_partition.prefix'='p'";
    assertThat(fe.error(create(AUTO, COUNT.formatted("2") + dynamic)))
        .endsWith(
            "Please remove dynamic_partition properties when partition.retention_count enabled");
    fe.sql(create(AUTO, COUNT.formatted("2")));
    assertThat(fe.error("ALTER TABLE t SET ('partition.retention_count'='-1')"))
        .endsWith("partition.retention_count should be > 0");
    assertThat(fe.error("ALTER TABLE t SET (" + dynamic.substring(2) + ")"))
        .endsWith(
            "Can not use partition.retention_count and dynamic_partition properties at the same time");
    fe.sql("DROP TABLE t");
    fe.sql(create("", ""));
    assertThat(fe.error("ALTER TABLE t SET ('partition.retention_count'='1')")).endsWith(only);
  }

  /** PropertyAnalyzer.analyzeStorageType: known, and never shown. */
  @Test
  void storageTypeIsColumnOnly() {
    assertThat(fe.error(create("", ", 'storage_type'='row'")))
        .endsWith("Invalid storage type: row");
    fe.sql(create("", ", 'storage_type'='column'"));
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1)).doesNotContain("storage_type");
  }
}
