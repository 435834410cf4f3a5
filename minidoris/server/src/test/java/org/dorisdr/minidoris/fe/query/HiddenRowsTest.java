package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a session sees of columns and rows that are hidden: Doris's {@code show_hidden_columns} and
 * {@code skip_…} as {@code BindRelation} and the tablet readers take them.
 */
class HiddenRowsTest {
  private static final String[] NAMES = {
    "show_hidden_columns",
    "skip_delete_sign",
    "skip_delete_bitmap",
    "skip_delete_predicate",
    "skip_storage_engine_merge"
  };

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    table("w", "UNIQUE KEY(k)", "");
    table("r", "UNIQUE KEY(k)", ", 'enable_unique_key_merge_on_write'='false'");
    table("d", "DUPLICATE KEY(k)", "");
  }

  private static void table(String name, String keys, String properties) {
    c.sql(
        "CREATE TABLE %s (k INT, v INT) %s DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'%s)"
            .formatted(name, keys, properties));
    c.sql("INSERT INTO " + name + " VALUES (1, 1), (2, 2), (3, 3)");
    c.sql("INSERT INTO " + name + " VALUES (1, 10)");
    c.sql("DELETE FROM " + name + " WHERE k = 2");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @AfterEach
  void reset() {
    for (String name : NAMES) {
      c.sql("UNSET VARIABLE " + name);
    }
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "w, skip_delete_sign,          1 2 3",
    "w, skip_delete_bitmap,        1 1 2 3",
    "w, skip_delete_predicate,     1 3",
    "w, skip_storage_engine_merge, 1 2 3",
    "r, skip_delete_sign,          1 3",
    "r, skip_delete_predicate,     1 2 3",
    "r, skip_delete_bitmap,        1 3",
    "r, skip_storage_engine_merge, 1 1 3",
    "d, skip_delete_predicate,     1 1 2 3",
    "d, skip_delete_sign,          1 1 3"
  })
  void leavesInWhatAVariableSkips(String table, String variable, String keys) {
    c.sql("SET " + variable + " = true");

    assertThat(String.join(" ", c.sql("SELECT k FROM " + table + " ORDER BY k"))).isEqualTo(keys);
    int columns = variable.equals("skip_storage_engine_merge") ? 4 : 2;
    assertThat(c.sql("SELECT * FROM " + table).get(0).split("\\|")).hasSize(columns);
  }

  @Test
  void showsHiddenColumnsAndTheRowsThatDelete() {
    c.sql("SET show_hidden_columns = true");

    assertThat(c.sql("SELECT * FROM w WHERE k <> 2 ORDER BY k"))
        .containsExactly("1|10|0|3", "3|3|0|2");
    assertThat(c.sql("SELECT k, __DORIS_DELETE_SIGN__, __DORIS_VERSION_COL__ FROM w WHERE k = 2"))
        .containsExactly("2|1|4");
    assertThat(c.sql("SELECT * FROM d WHERE k = 3")).containsExactly("3|3");
  }

  @Test
  void readsHiddenColumnsThatAQueryNames() {
    assertThat(c.sql("SELECT k, __DORIS_VERSION_COL__ FROM w ORDER BY k"))
        .containsExactly("1|3", "3|2");
    assertThat(c.sql("SELECT count(*) FROM w WHERE __DORIS_DELETE_SIGN__ = 0"))
        .containsExactly("2");
    assertThat(c.sql("SELECT *, __DORIS_VERSION_COL__ FROM w ORDER BY k"))
        .containsExactly("1|10|3", "3|3|2");
    assertThat(c.error("SELECT bitmap_count(__DORIS_SKIP_BITMAP_COL__) FROM w"))
        .contains("minidoris does not read the hidden column __DORIS_SKIP_BITMAP_COL__");
    assertThat(c.sql("SELECT w.*, __DORIS_VERSION_COL__ v2 FROM w WHERE k = 1"))
        .containsExactly("1|10|3");
    assertThat(c.error("SELECT *, w.__DORIS_VERSION_COL__ FROM w JOIN d ON w.k = d.k"))
        .contains("minidoris does not read hidden columns beside * of several queries or tables.");
  }

  @Test
  void readsTextsThatAreNoHiddenColumnsBesideAStar() {
    assertThat(c.sql("SELECT * FROM d WHERE k = 3 AND '__DORIS_' <> 'a'")).containsExactly("3|3");
    assertThat(c.sql("SELECT * FROM d x JOIN w y ON x.k = y.k WHERE x.k = 3 AND '__DORIS_' <> ''"))
        .containsExactly("3|3|3|3");
  }

  @Test
  void refusesHiddenColumnsThatItDoesNotStoreAsDorisDoes() {
    c.sql(
        "CREATE TABLE f (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1', 'enable_unique_key_skip_bitmap_column'='true')");
    c.sql("SET show_hidden_columns = true");

    assertThat(c.error("SELECT * FROM f"))
        .isEqualTo(
            "errCode = 2, detailMessage = minidoris does not read the hidden column"
                + " __DORIS_SKIP_BITMAP_COL__ of table f. HINT: SET show_hidden_columns = false");
  }

  @Test
  void sleeps() {
    long begun = System.nanoTime();

    assertThat(c.sql("SELECT sleep(1)")).containsExactly("1");
    assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
  }

  /** AbstractInsertExecutor and checkValidTimeoutSecond. */
  @Test
  void loadsAsLongAsOneMayRun() {
    c.session.variables().put("query_timeout", "1");
    c.session.variables().put("insert_timeout", "1");
    c.sql(
        "CREATE TABLE slow (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    try {
      assertThatThrownBy(() -> c.sql("INSERT INTO slow SELECT sleep(600)"))
          .hasMessageContaining("Execute timeout");
      c.session.variables().put("query_timeout", "259400");
      assertThatThrownBy(() -> c.sql("INSERT INTO slow VALUES (1)"))
          .hasMessageContaining(
              "begin transaction failed. errCode = 2, detailMessage = Invalid timeout: 259400."
                  + " Timeout should be lower than Config.max_load_timeout_second: 259200");
    } finally {
      c.session.variables().remove("query_timeout");
      c.session.variables().remove("insert_timeout");
    }
  }

  /** QueryTimeoutException's words; nobody waits for the sleep's end. */
  @Test
  void sleepsAsLongAsAQueryMayRun() {
    c.session.variables().put("query_timeout", "1");
    try {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> c.sql("SELECT sleep(600)")).hasMessageContaining("query timeout");
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(500));
    } finally {
      c.session.variables().remove("query_timeout");
    }
  }
}
