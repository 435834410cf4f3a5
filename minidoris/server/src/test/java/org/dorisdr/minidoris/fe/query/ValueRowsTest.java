package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each value of INSERT … VALUES becomes one of its column by itself, whatever stands in the other
 * rows (Doris: InsertUtils.normalizePlan casts every cell of an inline table).
 */
class ValueRowsTest {
  @TempDir static Path home;

  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, at DATETIME(3), d DATE, n DECIMAL(9,2) DEFAULT '7', b BOOLEAN,"
            + " s VARCHAR(20), a ARRAY<INT>, v VARIANT) UNIQUE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql(
        "CREATE TABLE g (k INT, twice INT AS (k * 2)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void empty() {
    c.sql("TRUNCATE TABLE t");
  }

  @Test
  void textsStandBesideWhatIsWorkedOut() {
    c.sql(
        "INSERT INTO t VALUES"
            + " (1, '2026-01-02 03:04:05.6789', '2026-01-02', 1.5, true, 'x', [1], '{\"a\":1}'),"
            + " (1 + 1, date_add('2026-01-01', 1), date('2026-02-03'), '2.505', 'false', abs(-3),"
            + " '[2,3]', 5), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    assertThat(c.sql("SELECT * FROM t ORDER BY k"))
        .containsExactly(
            "1|2026-01-02 03:04:05.679|2026-01-02|1.50|1|x|[1]|{\"a\":1}",
            "2|2026-01-02 00:00:00.000|2026-02-03|2.51|0|3|[2, 3]|5",
            "3|null|null|null|null|null|null|null");
  }

  @Test
  void whatDoesNotFitIsAnErrorUnlessTheSessionIsLenient() {
    assertThat(c.error("INSERT INTO t (k, n) VALUES (1, 'x'), (2, abs(-3))")).contains("x");
    assertThat(c.error("INSERT INTO t (k, at) VALUES (1, 'never'), (2, now())")).contains("never");
    assertThat(c.sql("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void defaultStandsForWhatTheColumnHasBesideExpressions() {
    c.sql("INSERT INTO t (k, n) VALUES (1, DEFAULT), (2, abs(-3)), (1 + 2, '4.5')");
    assertThat(c.sql("SELECT k, n FROM t ORDER BY k"))
        .containsExactly("1|7.00", "2|3.00", "3|4.50");
    c.sql("INSERT INTO g VALUES (abs(-4), DEFAULT), (5, DEFAULT)");
    assertThat(c.sql("SELECT * FROM g ORDER BY k")).containsExactly("4|8", "5|10");
    assertThat(c.error("INSERT INTO g VALUES (abs(-4), DEFAULT), (5, 10)"))
        .contains("generated column 'twice'");
  }

  @Test
  void aRowOfAnotherWidthIsRefusedInTheWordsOfDoris() {
    assertThat(c.error("INSERT INTO t (k, s) VALUES (1, 'x'), (abs(-2))"))
        .endsWith("detailMessage = Column count doesn't match value count");
    assertThat(c.error("INSERT INTO t (k, s) VALUES (abs(-2), 'x', 3)"))
        .endsWith("detailMessage = Column count doesn't match value count");
  }
}
