package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of one key in two partitions: what went into the default partition stays there when its
 * value gets a partition of its own, and Doris merges the rows of a tablet only.
 */
class SameKeyPartitionsTest {
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

  private static void table(String name, String columns, String properties) {
    c.sql(
        "CREATE TABLE "
            + name
            + " "
            + columns
            + " PARTITION BY LIST(k) (PARTITION other) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1'"
            + properties
            + ")");
    c.sql("INSERT INTO " + name + " VALUES (1, 10), (2, 20)");
    c.sql("INSERT INTO " + name + " VALUES (1, 11)");
    c.sql("ALTER TABLE " + name + " ADD PARTITION one VALUES IN (1)");
    c.sql("INSERT INTO " + name + " VALUES (1, 12), (2, 21)");
    c.sql("INSERT INTO " + name + " VALUES (1, 13)");
  }

  private static void check(String table, String... rows) {
    assertThat(c.sql("SELECT k, v FROM " + table + " ORDER BY k, v")).containsExactly(rows);
  }

  @Test
  void rowsOfAnAggregateTableAreMergedWithinAPartition() {
    table("agg", "(k INT, v BIGINT SUM) AGGREGATE KEY(k)", "");
    check("agg", "1|21", "1|25", "2|41");
    assertThat(c.sql("SELECT v FROM agg PARTITION (one)")).containsExactly("25");
    assertThat(c.sql("SELECT k, sum(v) FROM agg GROUP BY k ORDER BY k"))
        .containsExactly("1|46", "2|41");
    c.sql("ALTER TABLE agg DROP PARTITION one");
    check("agg", "1|21", "2|41");
  }

  @Test
  void rowsOfUniqueTablesReplaceThoseOfTheirPartition() {
    for (String onWrite : new String[] {"true", "false"}) {
      String name = "uniq_" + onWrite;
      table(
          name,
          "(k INT, v INT) UNIQUE KEY(k)",
          ", 'enable_unique_key_merge_on_write'='" + onWrite + "'");
      check(name, "1|11", "1|13", "2|21");
    }
  }

  @Test
  void aDeletionTouchesThePartitionThatTheKeyNowBelongsTo() {
    table("del", "(k INT, v INT) UNIQUE KEY(k)", "");
    c.sql("INSERT INTO del (k, __DORIS_DELETE_SIGN__) VALUES (1, 1)");
    check("del", "1|11", "2|21");
  }

  /** A row that lacks columns takes them from its own partition, where Doris looks it up. */
  @Test
  void someColumnsAreTakenFromTheRowOfThePartitionThatIsWritten() {
    table("part", "(k INT, v INT) UNIQUE KEY(k)", "");
    c.sql("ALTER TABLE part ADD COLUMN w INT DEFAULT '7'");
    c.session.variables().put("enable_unique_key_partial_update", "true");
    try {
      c.sql("INSERT INTO part (k, w) VALUES (1, 8)");
    } finally {
      c.session.variables().put("enable_unique_key_partial_update", "false");
    }
    assertThat(c.sql("SELECT k, v, w FROM part ORDER BY k, v"))
        .containsExactly("1|11|7", "1|13|8", "2|21|7");
  }
}
