package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code information_schema.partitions} as Doris's MetadataGenerator fills it, and system views.
 */
class SchemaPartitionsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    String tail = " DISTRIBUTED BY HASH(k) BUCKETS 3 PROPERTIES('replication_num'='1')";
    c.sql("CREATE TABLE plain (k INT) DUPLICATE KEY(k)" + tail);
    c.sql(
        "CREATE TABLE ranges (d DATE, k INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES LESS THAN ('2026-01-01'))"
            + tail);
    c.sql(
        "CREATE TABLE lists (c VARCHAR(9) NOT NULL, k INT) DUPLICATE KEY(c) PARTITION BY LIST(c)"
            + " (PARTITION p1 VALUES IN ('a', 'b'))"
            + tail);
    c.sql("ALTER TABLE ranges ADD TEMPORARY PARTITION tp VALUES LESS THAN ('2025-01-01')");
    c.sql("CREATE VIEW v AS SELECT k FROM plain");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @Test
  void listsPartitionsWithTheirValues() {
    assertThat(
            c.sql(
                "SELECT TABLE_NAME, PARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION,"
                    + " PARTITION_DESCRIPTION, PARTITION_KEY FROM information_schema.partitions"
                    + " WHERE TABLE_SCHEMA = 'db' ORDER BY 1, 2"))
        .containsExactly(
            "lists|p1|LIST|c|((\"a\"),(\"b\"))|c",
            "plain|plain|UNPARTITIONED|NULL|NULL|",
            "ranges|p1|RANGE|d|[('0000-01-01'), ('2026-01-01'))|d",
            "ranges|tp|RANGE|d|[('0000-01-01'), ('2025-01-01'))|d");
  }

  @Test
  void tellsTheSameAsShowPartitions() {
    String[] shown = c.sql("SHOW PARTITIONS FROM ranges").get(0).split("\\|");
    assertThat(
            c.sql(
                "SELECT PARTITION_ID, VISIBLE_VERSION, STATE, `RANGE`, DISTRIBUTION, BUCKET_NUM,"
                    + " REPLICA_NUM, STORAGE_MEDIUM, COMMITTED_VERSION, CHECK_TIME"
                    + " FROM information_schema.partitions"
                    + " WHERE TABLE_NAME = 'ranges' AND PARTITION_NAME = 'p1'"))
        .containsExactly(
            String.join(
                "|", shown[0], shown[2], shown[4], shown[6], "k", "3", "1", "HDD", "1", "null"));
  }

  @Test
  void listsItsOwnTablesAsSystemViews() {
    assertThat(
            c.sql(
                "SELECT TABLE_TYPE, ENGINE FROM information_schema.tables"
                    + " WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'partitions'"))
        .containsExactly("SYSTEM VIEW|SYSTEM VIEW");
    assertThat(c.sql("SHOW TABLES FROM information_schema LIKE 'part%'"))
        .containsExactly("partitions");
    assertThat(c.sql("SHOW FULL TABLES FROM information_schema LIKE 'part%'"))
        .containsExactly("partitions|SYSTEM VIEW|NONE|NONE");
    assertThat(c.sql("SHOW VIEWS FROM information_schema")).isEmpty();
    // Each of them can be read.
    for (String name : c.sql("SHOW TABLES FROM information_schema")) {
      c.sql("SELECT * FROM information_schema." + name + " LIMIT 1");
    }
  }
}
