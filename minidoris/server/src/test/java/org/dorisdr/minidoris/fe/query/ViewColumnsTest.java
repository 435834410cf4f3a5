package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Columns of views and of tables that are made of queries: those without an alias are called as
 * Doris's {@code InferPlanOutputAlias} calls them.
 */
class ViewColumnsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("CREATE TABLE s (k INT, a ARRAY<INT>) DISTRIBUTED BY HASH(k) BUCKETS 1");
    c.sql("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static List<String> names(String table) {
    return c.sql("DESC " + table).stream().map(r -> r.split("\\|")[0]).toList();
  }

  @Test
  void ofViewsAndOfTablesMadeOfQueries() {
    String query =
        "SELECT k, k + 1, upper(v), CAST(k AS BIGINT), CASE WHEN k > 1 THEN 1 ELSE 0 END,"
            + " 'x', k AS own, k > 1, (k * 2), row_number() OVER (ORDER BY k) FROM t";
    List<String> expected =
        List.of(
            "k",
            "__add_1",
            "__upper_2",
            "__cast_3",
            "__case_when_4",
            "__literal_5",
            "own",
            "__greater_than_7",
            "__multiply_8",
            "__window_expression_9");
    c.sql("CREATE VIEW v AS " + query);
    assertThat(names("v")).isEqualTo(expected);
    assertThat(c.sql("SELECT __add_1, own FROM v ORDER BY k")).containsExactly("2|1", "3|2");
    c.sql("CREATE TABLE made PROPERTIES('replication_num'='1') AS " + query);
    assertThat(names("made")).isEqualTo(expected);
    assertThat(c.sql("SELECT __upper_2 FROM made ORDER BY k")).containsExactly("A", "B");
    c.sql("CREATE VIEW counted AS SELECT v, count(*), sum(k) FROM t GROUP BY v");
    assertThat(names("counted")).containsExactly("v", "__count_1", "__sum_2");
  }

  /** ddl_p0/create_view_nereids: columns of windows have full names too. */
  @Test
  void windowsOfViewsHaveFullNames() {
    c.sql("CREATE VIEW w (a) AS SELECT row_number() OVER (PARTITION BY v ORDER BY k DESC) FROM t");
    assertThat(c.sql("SHOW CREATE VIEW w").get(0))
        .contains("PARTITION BY `internal`.`db`.`t`.`v` ORDER BY `internal`.`db`.`t`.`k` DESC");
    assertThat(c.sql("SELECT a FROM w")).containsExactly("1", "1");
  }

  /** createFinalCols of Doris takes names from the query, not from the table. */
  @Test
  void areNamedAsInTheQuery() {
    c.sql("CREATE OR REPLACE VIEW again AS SELECT K, V AS Vv FROM t");
    assertThat(c.columns("SELECT * FROM again")).containsExactly("K", "Vv");
    assertThat(names("again")).containsExactly("K", "Vv");
  }

  /**
   * Null of DESC for columns of a view, by place: what {@code nullable()} of Doris's classes says.
   */
  private static void nulls(String query, String expected) {
    c.sql("CREATE OR REPLACE VIEW again AS " + query);
    assertThat(c.sql("DESC again").stream().map(r -> r.split("\\|")[2]).toList())
        .as(query)
        .containsExactly(expected.split(" "));
  }

  @Test
  void tellWhetherTheyMayBeNull() {
    nulls("SELECT k, v, 1 one, NULL n, 'x' x, TRUE t FROM t", "No Yes No Yes No No");
    nulls("SELECT K a, k + 1 b, k / 2 c, k % 2 d, -k e, k > 1 f FROM t", "No No Yes Yes No No");
    nulls("SELECT k = 1 AND v = 'a' x, v IS NULL n, k IN (1, 2) i FROM t", "Yes No No");
    nulls("SELECT COUNT(*) n, SUM(k) s, MAX(k) m FROM t", "No Yes Yes");
    nulls("SELECT k, COUNT(v) n, SUM(k) s, MAX(v) m FROM t GROUP BY k", "No No No Yes");
    nulls("SELECT ifnull(v, 'a') a, coalesce(v, v) b, if(k > 1, k, 2) c FROM t", "No Yes No");
    nulls("SELECT concat(v, 'a') a, abs(k) b, nullif(k, 1) c, now() d FROM t", "Yes No Yes No");
    nulls(
        "SELECT CASE WHEN k > 1 THEN 1 END a, CASE k WHEN 1 THEN 2 ELSE 3 END b FROM t", "Yes No");
    nulls(
        "SELECT CAST(k AS BIGINT) a, CAST(k AS TINYINT) b, CAST(k AS STRING) c, CAST('1' AS INT) d"
            + " FROM t",
        "No Yes No Yes");
    nulls(
        "SELECT CAST(COUNT(*) AS BIGINT) a, CAST(COUNT(*) AS INT) b, CAST(1.5 AS DOUBLE) c,"
            + " CAST(CAST(now() AS TIME) AS STRING) d FROM t",
        "No Yes No No");
    nulls(
        "SELECT ROW_NUMBER() OVER (ORDER BY k) r, LAG(k, 1, 0) OVER (ORDER BY k) l FROM t",
        "No No");
    nulls("SELECT t.k, x.k k2 FROM t LEFT JOIN t x ON t.k = x.k", "No Yes");
    nulls("SELECT t.k, x.k k2 FROM t RIGHT JOIN t x ON t.k = x.k", "Yes No");
    nulls("SELECT t.k, x.k k2 FROM t FULL JOIN t x ON t.k = x.k", "Yes Yes");
    nulls("SELECT k FROM t UNION ALL SELECT k FROM s", "Yes");
    nulls("SELECT k FROM t UNION ALL SELECT 1", "No");
    nulls("WITH c (a) AS (SELECT k + 1 FROM t) SELECT a, (SELECT 1) b FROM c", "No Yes");
    nulls("SELECT [NULL, 1] a, a[1] b, array_map(x -> x > 0, a) c FROM s", "No Yes Yes");
    nulls("SELECT number FROM numbers('number'='3')", "No");
  }

  /** ElementAt.customSignature of Doris: it has the type of the array's elements. */
  @Test
  void haveTheTypesOfElementsOfArrays() {
    c.sql("CREATE OR REPLACE VIEW again AS SELECT a[1] e FROM s");
    assertThat(c.sql("DESC again").get(0)).startsWith("e|int|Yes|");
  }
}
