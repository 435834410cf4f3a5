package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings of the frontend that new tables heed: Doris's PropertyAnalyzer, AutoBucketUtils and
 * DynamicPartitionUtil.
 */
class NewTableSettingsTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void set(String key, int value) {
    fe.sql("ADMIN SET FRONTEND CONFIG ('%s' = '%d')".formatted(key, value));
  }

  private static String create(String buckets, String properties) {
    return "CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS %s PROPERTIES(%s)"
        .formatted(buckets, properties);
  }

  /** PropertyAnalyzer.rewriteReplicaAllocationProperties. */
  @Test
  void replicasCanBeForced() {
    set("force_olap_table_replication_num", 1);
    fe.sql(create("1", "'replication_num'='3'"));
    fe.sql("DROP TABLE t");
    fe.sql(create("1", "'replication_allocation'='tag.location.default: 3'"));
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1))
        .contains("\"replication_allocation\" = \"tag.location.default: 1\"");
    set("force_olap_table_replication_num", 3);
    String refusal =
        "replication num should be less than the number of available backends. replication num is"
            + " 3, available backend num is 1";
    assertThat(fe.error("CREATE TABLE u (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"))
        .endsWith(refusal);
  }

  @Test
  void bucketsAreCountedBySettings() {
    String size = "'replication_num'='1', 'estimate_partition_size'='%s'";
    fe.reportDisk(10L << 40);
    assertThat(buckets(size.formatted("100G"))).isEqualTo(4);
    set("autobucket_partition_size_per_bucket_gb", 2);
    assertThat(buckets(size.formatted("100G"))).isEqualTo(10);
    set("autobucket_max_buckets", 7);
    assertThat(buckets(size.formatted("100G"))).isEqualTo(7);
    set("autobucket_min_buckets", 3);
    assertThat(buckets(size.formatted("1M"))).isEqualTo(3);
  }

  /** AutoBucketUtils: one for each 50 GB of a disk, but one for each backend. */
  @Test
  void bucketsAreNoMoreThanDisksHaveRoomFor() {
    String size = "'replication_num'='1', 'estimate_partition_size'='100G'";
    assertThat(buckets(size)).isEqualTo(1);
    fe.reportDisk(101L << 30);
    assertThat(buckets(size)).isEqualTo(3);
    fe.reportDisk(100L << 30);
    assertThat(buckets(size)).isEqualTo(2);
  }

  private int buckets(String properties) {
    fe.sql(create("AUTO", properties));
    int buckets = fe.table("db1", "t").distribution.buckets();
    fe.sql("DROP TABLE t");
    return buckets;
  }

  @Test
  void dynamicPartitionsAreAsManyAsTheSettingAllows() {
    set("max_dynamic_partition_num", 5);
    String create =
        "CREATE TABLE d (k DATE NOT NULL) PARTITION BY RANGE(k) () DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1', 'dynamic_partition.time_unit'='DAY',"
            + " 'dynamic_partition.prefix'='p', 'dynamic_partition.end'='%d')";
    assertThat(fe.error(create.formatted(6))).endsWith("Too many dynamic partitions: 6. Limit: 5");
    fe.sql(create.formatted(5));
    assertThat(fe.error("ALTER TABLE d SET ('dynamic_partition.end'='7')"))
        .endsWith("Too many dynamic partitions: 7. Limit: 5");
  }
}
