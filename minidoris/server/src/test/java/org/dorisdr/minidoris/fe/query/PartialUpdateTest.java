package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.fe.session.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INSERT that updates the columns it names: {@code enable_unique_key_partial_update}. */
class PartialUpdateTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1'";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, a INT DEFAULT '7', b TEXT, n INT NOT NULL) UNIQUE KEY(k)"
            + END
            + ")");
    c.sql(
        "CREATE TABLE s (k INT, at INT, v INT, w INT) UNIQUE KEY(k)"
            + END
            + ", 'function_column.sequence_col'='at')");
    c.sql("CREATE TABLE t2 (k INT) UNIQUE KEY(k)" + END + ")");
    c.sql("INSERT INTO t2 VALUES (1)");
    c.sql("CREATE TABLE d (k INT, a INT, b INT) DUPLICATE KEY(k)" + END + ")");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void fill() {
    set("enable_unique_key_partial_update", "false");
    set("partial_update_new_key_behavior", "APPEND");
    List.of("t", "s", "d").forEach(table -> c.sql("TRUNCATE TABLE " + table));
    c.sql("INSERT INTO t VALUES (1, 1, 'one', 1), (2, 2, 'two', 2)");
    c.sql("INSERT INTO s VALUES (1, 10, 1, 1)");
    set("enable_unique_key_partial_update", "true");
  }

  private static void set(String name, String value) {
    c.session.variables().put(name, value);
  }

  private static List<String> rows() {
    return c.sql("SELECT * FROM t ORDER BY k");
  }

  @Test
  void keepsWhatIsNotNamed() {
    c.sql("INSERT INTO t (k, b) VALUES (1, 'new'), (1, 'newest')");
    assertThat(rows()).containsExactly("1|1|newest|1", "2|2|two|2");
    c.sql("INSERT INTO t (n, k) SELECT k + 10, k FROM t WHERE k = 2");
    assertThat(rows()).containsExactly("1|1|newest|1", "2|2|two|12");
    set("enable_unique_key_partial_update", "false");
    c.sql("INSERT INTO t (k, n) VALUES (1, 5)");
    assertThat(rows()).containsExactly("1|7|null|5", "2|2|two|12");
  }

  @Test
  void addsRowsOfNewKeysUnlessItIsForbidden() {
    c.sql("INSERT INTO t (k, n) VALUES (3, 3)");
    assertThat(rows()).contains("3|7|null|3");
    assertThat(c.error("INSERT INTO t (k, a) VALUES (1, 9), (4, 4)"))
        .contains("the unmentioned column `n` should have default value or be nullable");
    set("partial_update_new_key_behavior", "ERROR");
    assertThat(c.error("INSERT INTO t (k, n) VALUES (4, 4)"))
        .contains("Row with key=[4] is not in table.");
    c.sql("INSERT INTO t (k, n) VALUES (3, 33)");
    assertThat(rows()).containsExactly("1|1|one|1", "2|2|two|2", "3|7|null|33");
  }

  @Test
  void leavesNewerRowsAsTheyAre() {
    c.sql("INSERT INTO s (k, v) VALUES (1, 2)");
    c.sql("INSERT INTO s (k, at, w) VALUES (1, 5, 3)");
    assertThat(c.sql("SELECT * FROM s")).containsExactly("1|10|2|1");
    c.sql("INSERT INTO s (k, at, w) VALUES (1, 15, 3)");
    assertThat(c.sql("SELECT * FROM s")).containsExactly("1|15|2|3");
  }

  /**
   * {@code test_partial_update_insert_seq_col}, {@code test_partial_update_delete_sign}: of rows of
   * one key in an INSERT the last one counts; a deleted row's sequence goes on to the new one.
   */
  @Test
  void takesTheSequenceOfADeletedRowAndTheLastRowOfAKey() {
    c.sql("INSERT INTO s (k, v, at) VALUES (3, 1, 20), (3, 2, 10)");
    assertThat(c.sql("SELECT * FROM s WHERE k = 3")).containsExactly("3|10|2|null");
    c.sql("DELETE FROM s WHERE k = 1");
    c.sql("INSERT INTO s (k, v) VALUES (1, 5)");
    assertThat(c.sql("SELECT * FROM s WHERE k = 1")).containsExactly("1|null|5|null");
    c.sql("INSERT INTO s (k, v, at) VALUES (1, 6, 9)");
    assertThat(c.sql("SELECT * FROM s WHERE k = 1")).containsExactly("1|null|5|null");
  }

  /** {@code FixedReadPlan::fill_missing_columns}: without a sequence they become defaults. */
  @Test
  void deletedRowsKeepNoValues() {
    c.sql("INSERT INTO t (k, __DORIS_DELETE_SIGN__) VALUES (1, 1)");
    set("skip_delete_sign", "true");
    assertThat(c.sql("SELECT k, a, b, __DORIS_DELETE_SIGN__ FROM t WHERE k = 1"))
        .containsExactly("1|7|null|1");
    c.session.variables().remove("skip_delete_sign");
  }

  /** {@code BindSink.getColumnToOutput}, {@code UpdateCommand.completeQueryPlan}. */
  @Test
  void writesThePresentMomentWhereARowIsUpdated() {
    c.sql(
        "CREATE TABLE u (k INT, a INT, at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE"
            + " CURRENT_TIMESTAMP(3) COMMENT 'x') UNIQUE KEY(k)"
            + END
            + ")");
    assertThat(c.sql("SHOW CREATE TABLE u").get(0))
        .contains(
            "`at` datetime(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)"
                + " COMMENT \"x\"");
    String old = "VALUES (1, 1, '2001-01-01'), (2, 2, '2001-01-01'), (3, 3, '2001-01-01')";
    c.sql("INSERT INTO u (k, a, at) " + old);
    String recent = "SELECT k, a FROM u WHERE at > '2020-01-01' ORDER BY k";
    assertThat(c.sql(recent)).isEmpty();
    c.sql("INSERT INTO u (k, a) VALUES (1, 10)");
    assertThat(c.sql(recent)).containsExactly("1|10");
    c.sql("UPDATE u SET a = 20 WHERE k = 2");
    assertThat(c.sql(recent)).containsExactly("1|10", "2|20");
    c.sql("INSERT INTO u (k, at) VALUES (1, '2002-01-01')");
    assertThat(c.sql(recent)).containsExactly("2|20");
  }

  /**
   * {@code test_partial_update}, select_timestamp2: {@code now()} is that of the session's zone.
   */
  @Test
  void thePresentMomentIsThatOfTheSessionsZone() {
    c.sql(
        "CREATE TABLE z (k INT, a INT, at DATETIME DEFAULT CURRENT_TIMESTAMP) UNIQUE KEY(k)"
            + END
            + ")");
    set("time_zone", "+00:00");
    c.sql("INSERT INTO z (k, a) VALUES (1, 1)");
    set("time_zone", "+09:00");
    c.sql("INSERT INTO z (k, a) VALUES (2, 2)");
    set("enable_unique_key_partial_update", "false");
    c.sql("INSERT INTO z (k, a) VALUES (3, 3)");
    c.sql("INSERT INTO z VALUES (4, 4, DEFAULT)");
    c.sql("INSERT INTO z (k, a) SELECT 5, 5");
    c.session.variables().remove("time_zone");
    assertThat(
            c.sql(
                "SELECT k FROM z WHERE at > (SELECT hours_add(at, 8) FROM z WHERE k = 1) ORDER BY"
                    + " k"))
        .containsExactly("2", "3", "4", "5");
  }

  /** {@code ColumnDefinition.validate}, {@code InternalCatalog.createOlapTable}. */
  @Test
  void refusesAMomentOfUpdatesThatIsNotTheDefault() {
    String create = "CREATE TABLE w (k INT, at %s) UNIQUE KEY(k)" + END + "%s)";
    String update = " ON UPDATE CURRENT_TIMESTAMP";
    assertThat(c.error(create.formatted("DATETIME" + update, "")))
        .contains("You must set the default value of the column[at] to CURRENT_TIMESTAMP when");
    String digits = "DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)";
    assertThat(c.error(create.formatted(digits + update + "(3)", "")))
        .contains("The precision of the default value of column[at] should be the same");
    assertThat(c.error(create.formatted("INT" + update, "")))
        .contains("meet error when validating the on update value of column[at], reason: ")
        .contains("cannot use current_timestamp as the default value");
    String onRead = ", 'enable_unique_key_merge_on_write'='false'";
    assertThat(c.error(create.formatted(digits + update + "(6)", onRead)))
        .contains("is only supportted in unique table with merge-on-write enabled.");
  }

  @Test
  void updatesColumnsWithAQueryInATransaction() {
    c.sql("BEGIN");
    c.sql("INSERT INTO t (k, a) SELECT k, a + 10 FROM t WHERE k = 1");
    c.sql("INSERT INTO t (k, b) SELECT k, 'new' FROM t2");
    c.sql("COMMIT");
    assertThat(rows()).containsExactly("1|11|new|1", "2|2|two|2");
  }

  /**
   * {@code test_partial_update_seq_read_from_old}: DELETE updates the delete sign only, so that the
   * values stay beside it if the table has a sequence.
   */
  @Test
  void aDeleteKeepsValuesBesideASequence() {
    c.sql("DELETE FROM s WHERE k = 1");
    c.sql("DELETE FROM t WHERE k = 1");
    set("skip_delete_sign", "true");
    assertThat(c.sql("SELECT k, at, v, __DORIS_SEQUENCE_COL__, __DORIS_DELETE_SIGN__ FROM s"))
        .containsExactly("1|10|1|10|1");
    assertThat(c.sql("SELECT k, a, b, n, __DORIS_DELETE_SIGN__ FROM t WHERE k = 1"))
        .containsExactly("1|7|null|0|1");
    c.session.variables().remove("skip_delete_sign");
    assertThat(c.sql("SELECT * FROM s")).isEmpty();
  }

  /** {@code test_partial_update_default_value}, {@code Column.setDefaultValueInfo}. */
  @Test
  void newRowsHaveTheDefaultsOfBitmapsAndOfSequences() {
    c.sql(
        "CREATE TABLE x (k INT, v INT, at INT NOT NULL, m BITMAP NOT NULL DEFAULT BITMAP_EMPTY)"
            + " UNIQUE KEY(k)"
            + END
            + ", 'function_column.sequence_col'='at')");
    c.sql("INSERT INTO x (k, v, at) VALUES (1, 1, 1)");
    c.sql("INSERT INTO x (k, __DORIS_DELETE_SIGN__) VALUES (2, 1)");
    assertThat(c.sql("SELECT k, v, at, bitmap_count(m) FROM x")).containsExactly("1|1|1|0");
    set("skip_delete_sign", "true");
    assertThat(c.sql("SELECT at, __DORIS_SEQUENCE_COL__ FROM x WHERE k = 2"))
        .containsExactly("0|null");
    c.session.variables().remove("skip_delete_sign");
  }

  @Test
  void deletesByTheHiddenColumn() {
    c.sql("INSERT INTO t (k, __DORIS_DELETE_SIGN__) VALUES (1, 1)");
    assertThat(rows()).containsExactly("2|2|two|2");
    c.sql("INSERT INTO t (k, n) VALUES (1, 4)");
    assertThat(rows()).containsExactly("1|7|null|4", "2|2|two|2");
  }

  @Test
  void isForTablesOnlyThatMergeWhenTheyAreWritten() {
    c.sql("INSERT INTO d (k, a) VALUES (1, 1), (1, 1)");
    assertThat(c.sql("SELECT * FROM d")).containsExactly("1|1|null", "1|1|null");
    assertThat(c.error("INSERT INTO t (a, n) VALUES (1, 1)"))
        .contains("Partial update should include all key columns, missing: k");
    c.sql("BEGIN");
    assertThat(c.error("INSERT INTO t (k, n) VALUES (1, 1)")).contains("HINT: COMMIT first");
    c.sql("ROLLBACK");
  }

  @Test
  void losesNoUpdateOfAnotherColumnAtTheSameTime() {
    List<CompletableFuture<Void>> writers =
        List.of("a", "n").stream()
            .map(col -> CompletableFuture.runAsync(() -> count(col)))
            .toList();
    writers.forEach(CompletableFuture::join);
    assertThat(rows()).first().isEqualTo("1|10|one|10");
  }

  private static void count(String column) {
    Session session = new Session(2, "root", "127.0.0.1");
    session.context().setCurrentUserIdentity(c.session.context().getCurrentUserIdentity());
    session.use("db");
    session.variables().put("enable_unique_key_partial_update", "true");
    IntStream.rangeClosed(1, 10)
        .forEach(
            i ->
                c.fe
                    .queries()
                    .run(session, "INSERT INTO t (k, " + column + ") VALUES (1, " + i + ")")
                    .close());
  }
}
