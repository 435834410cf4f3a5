package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterPropertiesRefusalsTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql("CREATE TABLE t (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)");
    fe.sql("CREATE TABLE o (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)");
    fe.sql("CREATE VIEW w AS SELECT k FROM t");
    fe.sql(
        "CREATE TABLE p (k INT, v INT) DUPLICATE KEY(k) PARTITION BY RANGE(k)"
            + " (PARTITION p1 VALUES LESS THAN (\"10\")) DISTRIBUTED BY HASH(k)");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void refuses(String table, String clause, String message) {
    assertThat(fe.error("ALTER TABLE " + table + " " + clause))
        .isEqualTo("errCode = 2, detailMessage = " + message);
  }

  private void refusesSet(String properties, String message) {
    refuses("t", "SET (" + properties + ")", message);
  }

  @Test
  void refusesValuesThatDorisRefusesBeforeItLooksAtTheTable() {
    refusesSet(
        "\"compaction_policy\" = \"x\"",
        "Table compaction policy only support for time_series or size_based");
    refusesSet(
        "\"group_commit_interval_ms\" = \"x\"", "Invalid group_commit_interval_ms format: x");
    refusesSet(
        "\"group_commit_data_bytes\" = \"-1\"",
        "group_commit_data_bytes can not be less than 0:-1");
    refusesSet(
        "\"time_series_compaction_goal_size_mbytes\" = \"9\"",
        "time_series_compaction_goal_size_mbytes can not be less than 10:9");
    refusesSet(
        "\"disable_auto_compaction\" = \"x\"",
        "Property disable_auto_compaction should be set to true or false");
    refusesSet(
        "\"enable_unique_key_merge_on_write\" = \"true\"",
        "Can not change UNIQUE KEY to Merge-On-Write mode");
    refusesSet(
        "\"distribution_type\" = \"x\"", "Can only change distribution type from HASH to RANDOM");
    refusesSet("\"binlog.max_bytes\" = \"x\"", "Invalid binlog max_bytes value: x");
    fe.sql("ALTER TABLE t SET (\"group_commit_interval_ms\" = \"7\")");
    assertThat(fe.table("d", "t").properties).containsEntry("group_commit_interval_ms", "7");
  }

  /** unique_with_mow_p0/test_mow_time_series_compaction and test_create_table */
  @Test
  void refusesCompactionThatUniqueKeysDoNotTake() {
    String policy = "Time series compaction policy is not supported for unique key table";
    String single =
        "enable_single_replica_compaction property is not supported for merge-on-write table";
    for (String merge : new String[] {"true", "false"}) {
      String table = "u_" + merge;
      String create =
          "CREATE TABLE %s (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) PROPERTIES"
              + " ('enable_unique_key_merge_on_write' = '"
              + merge
              + "'%s)";
      fe.sql(create.formatted(table, ""));
      refuses(table, "SET ('compaction_policy' = 'time_series')", policy);
      assertThat(fe.error(create.formatted("x", ", 'compaction_policy' = 'time_series'")))
          .isEqualTo("errCode = 2, detailMessage = " + policy);
    }
    refuses("u_true", "SET ('enable_single_replica_compaction' = 'true')", single);
    fe.sql("ALTER TABLE u_false SET ('enable_single_replica_compaction' = 'true')");
    fe.sql("ALTER TABLE t SET ('compaction_policy' = 'time_series')");
  }

  @Test
  void takesOneProperty() {
    refusesSet(
        "\"disable_auto_compaction\" = \"true\", \"foo\" = \"b\"",
        "Can only set one table property(without dynamic partition && binlog) at a time");
  }

  @Test
  void refusesNumbersOfReplicasThatCannotBe() {
    refusesSet("\"default.replication_num\" = \"0\"", "Replication num should between 1 and 32767");
    refusesSet("\"replication_num\" = \"x\"", "For input string: \"x\"");
    refusesSet(
        "\"replication_num\" = \"9\"",
        "replication num should be less than the number of available backends. replication num is 9,"
            + " available backend num is "
            + fe.fe.cluster().backends().size());
    refuses(
        "p",
        "SET (\"replication_num\" = \"1\")",
        "This is a partitioned table, you should specify partitions with MODIFY PARTITION clause."
            + " If you want to set default replication number, please use"
            + " 'default.replication_num' instead of 'replication_num' to escape misleading.");
  }

  @Test
  void replacesATableOnlyWithAnotherOne() {
    refuses(
        "t",
        "REPLACE WITH TABLE none",
        "errCode = 7, detailMessage = table not found, tableName=none");
    refuses(
        "t",
        "REPLACE WITH TABLE w",
        "errCode = 7, detailMessage = Type of w doesn't match, expected data tables=[OLAP, MATERIALIZED_VIEW]");
    refuses("t", "REPLACE WITH TABLE t", "New name conflicts with rollup index name: t");
    fe.sql("ALTER TABLE t REPLACE WITH TABLE o");
  }

  @Test
  void saysWhyNothingCanBeCancelled() {
    assertThat(fe.error("CANCEL ALTER TABLE COLUMN FROM t"))
        .endsWith("= Table[t] is not under SCHEMA_CHANGE.");
    assertThat(fe.error("CANCEL ALTER TABLE ROLLUP FROM t"))
        .endsWith("= Table[t] is not under ROLLUP. Use 'ALTER TABLE DROP ROLLUP' if you want to.");
  }
}
