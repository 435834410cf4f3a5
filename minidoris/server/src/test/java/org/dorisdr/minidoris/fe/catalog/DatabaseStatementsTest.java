package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseStatementsTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  @Test
  void neitherMakesNorDropsTheDatabasesThatAreAlwaysThere() {
    for (String name : new String[] {"information_schema", "mysql"}) {
      assertThat(fe.error("CREATE DATABASE " + name))
          .endsWith("Can't create database '" + name + "'; database exists");
      fe.sql("CREATE DATABASE IF NOT EXISTS " + name);
      assertThat(fe.fe.catalog().database("information_schema")).isEmpty();
      assertThat(fe.error("DROP DATABASE " + name))
          .endsWith("Access denied for user 'root' to database '" + name + "'");
      assertThat(fe.error("DROP DATABASE IF EXISTS " + name + " FORCE")).contains("Access denied");
    }
  }

  @Test
  void refusesBinlogPropertiesThatAreNoNumbers() {
    for (String key : new String[] {"ttl_seconds", "max_bytes", "max_history_nums"}) {
      assertThat(fe.error("CREATE DATABASE d PROPERTIES (\"binlog." + key + "\" = \"1x\")"))
          .endsWith("For input string: \"1x\"");
    }
    assertThat(fe.fe.catalog().database("d")).isEmpty();
    fe.sql("CREATE DATABASE d PROPERTIES (\"binlog.ttl_seconds\" = \"60\")");
    assertThat(fe.error("ALTER DATABASE d SET PROPERTIES (\"binlog.max_bytes\" = \"\")"))
        .endsWith("Invalid binlog max_bytes value: ");
  }

  /** ParseUtil, Database.checkQuota and InternalCatalog.checkAndGetBufferSize of Doris. */
  @Test
  void keepsToQuotas() {
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    String[][] wrong = {
      {"DATA QUOTA 0", "Data volume must larger than 0"},
      {"DATA QUOTA 1XB", "invalid unit:XB"},
      {"DATA QUOTA big", "invalid data volume expression:big"},
      {"REPLICA QUOTA 0", "Replica volume must larger than 0"},
      {"REPLICA QUOTA 1K", "invalid data volume:1K"},
      {"TRANSACTION QUOTA 0", "Transaction quota size must larger than 0"},
    };
    for (String[] pair : wrong) {
      assertThat(fe.error("ALTER DATABASE d SET " + pair[0]))
          .endsWith("detailMessage = " + pair[1]);
    }
    assertThat(fe.error("ALTER DATABASE none SET DATA QUOTA 1G"))
        .contains("Unknown database 'none'");
    fe.sql("ALTER DATABASE d SET DATA QUOTA 2g");
    fe.sql("ALTER DATABASE d SET REPLICA QUOTA 4");
    fe.sql("ALTER DATABASE d SET TRANSACTION QUOTA 7");
    List<String> row =
        fe.sql("SHOW PROC '/dbs'").stream().filter(r -> r.get(1).equals("d")).findFirst().get();
    assertThat(row.get(fe.columns.indexOf("Quota"))).isEqualTo("2.000 GB");
    assertThat(row.get(fe.columns.indexOf("ReplicaQuota"))).isEqualTo("4");
    assertThat(row.get(fe.columns.indexOf("TransactionQuota"))).isEqualTo("7");
    assertThat(fe.sql("SHOW DATA").stream().map(r -> r.get(0) + " " + r.get(1) + " " + r.get(2)))
        .contains("Quota 2.000 GB 4", "Left 2.000 GB 4");
    assertThat(fe.sql("SHOW CREATE DATABASE d").get(0).get(1))
        .contains("\"transactionQuotaSize\" = \"7\"");

    String table =
        " (k INT) %s DISTRIBUTED BY HASH(k) BUCKETS %d PROPERTIES ('replication_num'='1')";
    assertThat(fe.error("CREATE TABLE t" + table.formatted("", 4)))
        .endsWith(
            "Database d create unpartitioned table t increasing 4 of replica exceeds quota[4]");
    String parted = "PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('1'))";
    assertThat(fe.error("CREATE TABLE t" + table.formatted(parted, 4)))
        .endsWith("Database d create table t increasing 4 of replica exceeds quota[4]");
    fe.sql("CREATE TABLE t" + table.formatted(parted, 3));
    assertThat(fe.error("ALTER TABLE t ADD PARTITION q VALUES LESS THAN ('2')"))
        .endsWith("Database d table t add partition increasing 3 of replica exceeds quota[4]");
    fe.sql("ALTER DATABASE d SET REPLICA QUOTA 3");
    assertThat(fe.error("CREATE TABLE u" + table.formatted("", 1)))
        .endsWith("Database[d] replica number exceeds quota[3]");
  }

  @Test
  void refusesMoreTabletsAtOnceThanItsMemoryIsMadeFor() {
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    String table =
        "CREATE TABLE t (k INT) PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('1'))";
    String end = " PROPERTIES ('replication_num' = '1')";
    String refused = "minidoris makes at most 50000 replicas of tablets at once, not 1000000. HINT";
    assertThat(fe.error(table + " DISTRIBUTED BY HASH(k) BUCKETS 1000000" + end)).contains(refused);
    fe.sql(table + " DISTRIBUTED BY HASH(k) BUCKETS 2500" + end);
    assertThat(
            fe.table("d", "t")
                .partition("p")
                .orElseThrow()
                .indexes
                .values()
                .iterator()
                .next()
                .tablets)
        .hasSize(2500);
    assertThat(
            fe.error(
                "ALTER TABLE t ADD PARTITION q VALUES LESS THAN ('2')"
                    + " DISTRIBUTED BY HASH(k) BUCKETS 1000000"))
        .contains(refused);
  }

  /** FeNameFormat of Doris with enable_unicode_name_support, its default. */
  @Test
  void takesAnyNameOfATableThatDoesNotEndWithABlank() {
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    String table = " (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";
    for (String name : new String[] {"1-x y", "a/b", "2024", "表", ".", "x".repeat(64)}) {
      fe.sql("CREATE TABLE `" + name + "`" + table);
      assertThat(fe.table("d", name).name).isEqualTo(name);
    }
    assertThat(fe.error("CREATE TABLE `x `" + table))
        .endsWith("Incorrect table name 'x '. Table name regex is '^[\\s\\S]*[\\S]$'");
    assertThat(fe.error("CREATE TABLE `" + "x".repeat(65) + "`" + table))
        .endsWith(
            "Table name length exceeds limit, the length of table name '"
                + "x".repeat(65)
                + "' is 65 which is greater than the configuration 'table_name_length_limit' (64).");
    fe.sql("ADMIN SET FRONTEND CONFIG ('table_name_length_limit' = '65')");
    fe.sql("CREATE TABLE `" + "x".repeat(65) + "`" + table);
    assertThat(fe.error("ALTER TABLE `a/b` RENAME `b_#TEMP#_`"))
        .endsWith("Incorrect table name, table name can't contains _#TEMP#_");
    assertThat(fe.error("CREATE VIEW `v ` AS SELECT 1")).contains("Incorrect table name 'v '");
    assertThat(fe.error("ALTER TABLE `a/b` ADD ROLLUP `r ` (k)"))
        .contains("Incorrect table name 'r '");
    assertThat(fe.error("CREATE DATABASE " + "d".repeat(65)))
        .endsWith("Incorrect database name '" + "d".repeat(65) + "'");
  }
}
