package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TRUNCATE TABLE leaves, as in {@code InternalCatalog.truncateTable}. */
class TruncateTest {
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

  private static void table(String name) {
    c.sql(
        "CREATE TABLE "
            + name
            + " (k INT, v INT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION a VALUES LESS THAN"
            + " (10), PARTITION b VALUES LESS THAN (20)) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
  }

  private static List<String> ids(String table) {
    return c.sql("SHOW PARTITIONS FROM " + table).stream().map(r -> r.split("\\|")[0]).toList();
  }

  /** ddl_p0/test_truncate_table_force. */
  @Test
  void byForceWhatIsEmptyStaysAsItIs() {
    table("f");
    c.sql("INSERT INTO f VALUES (1, 1)");
    List<String> before = ids("f");
    c.sql("TRUNCATE TABLE f FORCE");
    List<String> after = ids("f");
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
    assertThat(after.get(1)).isEqualTo(before.get(1));
    c.sql("TRUNCATE TABLE f");
    assertThat(ids("f").get(1)).isNotEqualTo(before.get(1));
    assertThat(c.sql("SELECT count(*) FROM f")).containsExactly("0");
  }

  @Test
  void temporaryPartitionsGoWithAWholeTable() {
    table("t");
    c.sql("ALTER TABLE t ADD TEMPORARY PARTITION x VALUES LESS THAN (10)");
    c.sql("INSERT INTO t TEMPORARY PARTITION (x) VALUES (3, 3)");
    c.sql("TRUNCATE TABLE t PARTITION (a)");
    assertThat(c.sql("SHOW TEMPORARY PARTITIONS FROM t")).hasSize(1);
    c.sql("TRUNCATE TABLE t");
    assertThat(c.sql("SHOW TEMPORARY PARTITIONS FROM t")).isEmpty();
    assertThat(c.sql("SHOW CATALOG RECYCLE BIN WHERE NAME = 'x'")).hasSize(1);
    c.sql("ALTER TABLE t ADD COLUMN w INT");
    c.sql("ALTER TABLE t DROP PARTITION a");
    c.sql("RECOVER PARTITION x FROM t");
    assertThat(c.sql("SELECT k, v FROM t")).containsExactly("3|3");
  }

  /** alter_p0/test_alter_add_column_default_value_str: words of expressions are texts there. */
  @Test
  void namesOfExpressionsAreTextsAsDefaultsOfTexts() {
    table("d");
    c.sql("INSERT INTO d VALUES (1, 1)");
    c.sql("ALTER TABLE d ADD COLUMN n VARCHAR(20) NOT NULL DEFAULT 'CURRENT_TIMESTAMP'");
    c.sql("ALTER TABLE d ADD COLUMN p STRING DEFAULT 'PI'");
    assertThat(c.sql("SELECT * FROM d")).containsExactly("1|1|CURRENT_TIMESTAMP|PI");
    assertThat(c.sql("SHOW CREATE TABLE d").get(0))
        .contains("DEFAULT \"CURRENT_TIMESTAMP\"", "DEFAULT \"PI\"");
    c.sql("CREATE TABLE e LIKE d");
    c.sql("INSERT INTO e (k) VALUES (1)");
    assertThat(c.sql("SELECT n, p FROM e")).containsExactly("CURRENT_TIMESTAMP|PI");
  }

  /** What a table's own materialized views are in Doris: rollups. */
  @Test
  void rollupsCanBeCalledMaterializedViews() {
    table("r");
    c.sql("DROP MATERIALIZED VIEW IF EXISTS mv ON r");
    assertThat(c.error("DROP MATERIALIZED VIEW mv ON r"))
        .endsWith("Materialized view [mv] does not exist in table [r]");
    assertThat(c.sql("SHOW ALTER TABLE MATERIALIZED VIEW WHERE TableName = 'r'")).isEmpty();
  }
}
