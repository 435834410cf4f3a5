package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns without an alias are called as Doris's {@code InferPlanOutputAlias} calls them. */
class InferredNamesTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
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
}
