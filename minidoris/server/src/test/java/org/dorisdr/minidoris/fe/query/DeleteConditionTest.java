package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions that DELETE takes of tables that keep them beside the rows: Doris's {@code
 * DeleteFromCommand}. Tables with unique keys take any, and keep some.
 */
class DeleteConditionTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE d (k INT, v INT, f FLOAT, a ARRAY<INT>, t VARCHAR(9), j JSON)"
            + " DUPLICATE KEY(k)"
            + END);
    c.sql("CREATE TABLE g (k INT, v INT SUM) AGGREGATE KEY(k)" + END);
    c.sql(
        "CREATE TABLE r (k INT, n INT, v INT) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 ROLLUP (narrow (n, k))"
            + " PROPERTIES('replication_num'='1')");
    c.sql("CREATE TABLE u (k INT, v INT, f FLOAT) UNIQUE KEY(k)" + END);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          d WHERE f = 1               ; Column[f] type is float or double.
          d WHERE a IS NULL           ; Can not apply delete condition to column type: array<int>
          d WHERE k = 1 AND f > 2     ; Column[f] type is float or double.
          g WHERE v = 1               ; delete predicate on value column only supports Unique table with merge-on-write enabled and Duplicate table, but Table[g] is an Aggregate table.
          r WHERE v = 1               ; Column[v] not exist in index narrow. maybe you need drop the corresponding materialized-view.
          d WHERE k = v               ; Right expr of binary predicate should be value, predicate: (k = v), right expr type:INT
          d WHERE k IN (1, v)         ; Child of in predicate should be value, but get v
          d WHERE t LIKE 'x'          ; Where clause only supports compound predicate, binary predicate, is_null predicate or in predicate. But we meet t LIKE 'x'
          d WHERE k = 1 OR v = 2      ; Where clause only supports compound predicate, binary predicate, is_null predicate or in predicate. But we meet k = 1 OR v = 2
          d WHERE k IN (SELECT 1)     ; Where clause only supports compound predicate, binary predicate, is_null predicate or in predicate.
          d USING u WHERE d.k = u.k   ; delete command on with using clause only supports unique key model
          """)
  void refusesWhatStorageCannotKeep(String delete, String refusal) {
    assertThat(c.error("DELETE FROM " + delete))
        .isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  @Test
  void refusesLongLists() {
    String list =
        IntStream.range(0, 1025).mapToObj(String::valueOf).collect(Collectors.joining(","));
    assertThat(c.error("DELETE FROM d WHERE k IN (" + list + ")"))
        .isEqualTo(
            "errCode = 2, detailMessage = Element num of in predicate should not be more than 1024");
  }

  @Test
  void takesComparisonsListsAndNulls() {
    c.sql(
        "INSERT INTO d (k, v, t) VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c'), (4, 4, 'd'),"
            + " (5, NULL, 'e'), (6, 6, 'f'), (7, 7, 'g')");
    c.sql("DELETE FROM d WHERE k = 1 AND NOT v IS NULL");
    c.sql("DELETE FROM d WHERE 2 = k");
    c.sql("DELETE FROM d WHERE t NOT IN ('d', 'e', 'f', 'g')");
    c.sql("DELETE FROM d WHERE (k = 4 OR k = 44)");
    c.sql("DELETE FROM d WHERE v IS NULL");
    c.sql("DELETE FROM d WHERE k BETWEEN 6 AND 6");
    assertThat(c.sql("SELECT k FROM d ORDER BY k")).containsExactly("7");
  }

  /** delete_p0/test_delete_from_partition and test_zone_map_delete: a list before an AND. */
  @Test
  void aListMayStandBeforeOtherConditions() {
    c.sql("INSERT INTO d (k, v) VALUES (105, 105), (105, 20), (106, 106), (107, 7), (108, 8)");
    c.sql("DELETE FROM d WHERE k IN (105, 106) AND v != 20");
    c.sql("DELETE FROM d WHERE k NOT IN (1, 7) AND v = 8 AND k > 100");
    assertThat(c.sql("SELECT k, v FROM d WHERE k > 100 ORDER BY k"))
        .containsExactly("105|20", "107|7");
    assertThat(c.error("DELETE FROM d WHERE k IN (1, v) AND v = 1"))
        .endsWith("Child of in predicate should be value, but get v");
    assertThat(c.error("DELETE FROM d WHERE v = 1 AND k IN (1) OR v = 2"))
        .endsWith("But we meet v = 1 AND k IN (1) OR v = 2");
    c.sql("DELETE FROM d WHERE k > 100");
  }

  @Test
  void takesAnythingOfUniqueKeys() {
    c.sql("INSERT INTO u VALUES (1, 1, 1), (2, 2, 2), (3, 2, 3)");
    c.sql("DELETE FROM u WHERE f = 1 OR k = v + 1");
    assertThat(c.sql("SELECT k FROM u")).containsExactly("2");
    c.sql("DELETE FROM u");
    assertThat(c.sql("SELECT k FROM u")).isEmpty();
    assertThat(c.error("DELETE FROM d")).endsWith("delete command must contain filter");
  }

  /**
   * {@code DeleteFromCommand}: a table with unique keys keeps a condition on its keys if it merges
   * on read, any if it has enable_mow_light_delete; else rows with the delete sign are written.
   */
  @Test
  void tablesWithUniqueKeysKeepConditionsOrWriteSigns() {
    String rows = " VALUES (1, 1), (2, 2), (3, 3), (4, 4)";
    for (String table : new String[] {"light", "onread", "signs"}) {
      c.sql(
          "CREATE TABLE %s (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'%s)"
              .formatted(
                  table,
                  switch (table) {
                    case "light" -> ", 'enable_mow_light_delete'='true'";
                    case "onread" -> ", 'enable_unique_key_merge_on_write'='false'";
                    default -> "";
                  }));
      c.sql("INSERT INTO " + table + rows);
      c.sql("DELETE FROM " + table + " WHERE k = 1");
      c.sql("DELETE FROM " + table + " WHERE v = 2");
      c.sql("DELETE FROM " + table + " WHERE k + v = 6");
      assertThat(c.sql("SELECT k FROM " + table)).containsExactly("4");
      c.sql("INSERT INTO " + table + " VALUES (1, 10)");
      assertThat(c.sql("SELECT k, v FROM " + table + " ORDER BY k")).containsExactly("1|10", "4|4");
    }
    c.session.variables().put("skip_delete_predicate", "true");
    String all = "SELECT k, v FROM %s ORDER BY k";
    assertThat(c.sql(all.formatted("light"))).containsExactly("1|10", "2|2", "4|4");
    assertThat(c.sql(all.formatted("onread"))).containsExactly("1|10", "4|4");
    assertThat(c.sql(all.formatted("signs"))).containsExactly("1|10", "4|4");
    c.session.variables().remove("skip_delete_predicate");
  }

  /** A condition hides the row that counts: the one that it replaced does not come back. */
  @Test
  void aConditionDoesNotBringBackWhatTheRowReplaced() {
    c.sql(
        "CREATE TABLE newest (k INT, v INT, s INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1', 'enable_mow_light_delete'='true',"
            + " 'function_column.sequence_col'='s')");
    c.sql("INSERT INTO newest VALUES (1, 1, 10), (2, 1, 10)");
    c.sql("INSERT INTO newest VALUES (1, 5, 11), (2, 5, 9)");
    c.sql("DELETE FROM newest WHERE v = 5");
    assertThat(c.sql("SELECT k, v FROM newest")).containsExactly("2|1");
    c.sql("DELETE FROM newest WHERE s >= 10");
    assertThat(c.sql("SELECT k, v FROM newest")).isEmpty();
  }

  /** {@code test_new_partial_update_delete}, sql15: what a condition hides is found by its key. */
  @Test
  void anUpdateOfSomeColumnsFindsRowsThatAConditionHides() {
    c.sql(
        "CREATE TABLE back (k INT, a INT, b INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1', 'enable_mow_light_delete'='true')");
    c.sql("INSERT INTO back VALUES (1, 1, 1)");
    c.sql("DELETE FROM back WHERE k = 1");
    assertThat(c.sql("SELECT * FROM back")).isEmpty();
    c.session.variables().put("enable_unique_key_partial_update", "true");
    c.sql("INSERT INTO back (k, a) VALUES (1, 3)");
    c.session.variables().remove("enable_unique_key_partial_update");
    assertThat(c.sql("SELECT * FROM back")).containsExactly("1|3|1");
  }
}
