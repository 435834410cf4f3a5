package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients are to see Doris: neither what the engine below says nor what only it can do. */
class EngineTextTest {
  private static final Pattern ENGINE =
      Pattern.compile(
          "(?i)duckdb|\\b(Binder|Catalog|Conversion|Parser|Out of Range|Invalid Input|Mismatch"
              + "|Not implemented|Permission|Constraint|Invalid type|IO|Internal) Error|TRY_CAST"
              + "|candidate|did you mean|explicit type casts|(?-i:LINE \\d)|INT(8|16|32|64|128)\\b"
              + "|SET \\w+=|enable_external_access");

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(9), d DATE) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1, 'a', '2026-01-02'), (2147483647, 'b', NULL)");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT nosuch(k) FROM t",
        "SELECT abs(1, 2, 3) FROM t",
        "SELECT abs(v) FROM t",
        "SELECT v + d FROM t",
        "SELECT k FROM t a, t b",
        "SELECT v, count(*) FROM t GROUP BY k",
        "SELECT k FROM t WHERE count(*) > 1",
        "SELECT sum(count(*)) FROM t",
        "SELECT k FROM t UNION SELECT k, v FROM t",
        "SELECT CAST(v AS INT) FROM t",
        "SELECT CAST('x' AS DATE) FROM t",
        "SELECT k FROM t WHERE v = 1",
        "SELECT k FROM t WHERE d = 'nodate'",
        "SELECT k * 9223372036854775807 * 9223372036854775807 * 9223372036854775807 FROM t",
        "SELECT k FROM t ORDER BY 7",
        "SELECT (SELECT k FROM t) FROM t",
        "SELECT k FROM t WHERE k IN (SELECT k, v FROM t)",
        "SELECT x.k FROM t",
        "SELECT substr(k) FROM t",
        "SELECT CAST(k AS NOSUCH) FROM t",
        "SELECT current_setting('threads') FROM t",
        "SELECT k FROM t LIMIT -1",
        "SELECT row_number() FROM t",
        "SELECT t.* FROM t JOIN t USING (nosuch)",
        "SELECT k FROM t HAVING nosuch > 1",
        "SELECT a.k FROM t a JOIN t a ON a.k = a.k",
        "INSERT INTO t SELECT v, v, d FROM t",
        "INSERT INTO t VALUES (1 + 'x', 'a', NULL)",
        "INSERT INTO t VALUES (nosuch(1), 'a', NULL)",
        "INSERT INTO t SELECT nosuch, v, d FROM t",
        "INSERT INTO t VALUES (99999999999, 'a', NULL)",
        "INSERT INTO t VALUES (1, 'a', '2026-02-30')",
        "DELETE FROM t WHERE nosuch = 1",
        "DELETE FROM t WHERE k = 'x'",
        "SELECT * FROM 'x.csv'",
        "SELECT * FROM t, LATERAL (SELECT nosuch) x",
        "SELECT * FROM (VALUES (1), (1, 2)) x",
        "SELECT * FROM t TABLESAMPLE (200 PERCENT)",
      })
  void saysNothingOfTheEngine(String sql) {
    assertThat(c.error(sql)).doesNotContainPattern(ENGINE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "SELECT nosuch(k) FROM t ~ Can not found function 'nosuch'",
        "SELECT abs(v) FROM t ~ Can not found function 'abs(VARCHAR)'",
        "SELECT abs(1, 2) FROM t ~ Can not found function 'abs(INT, INT)'",
        "SELECT k FROM t a, t b ~ k is ambiguous: a.k, b.k.",
        "SELECT v, count(*) FROM t GROUP BY k ~ PROJECT expression 'v' must appear in the GROUP"
            + " BY clause or be used in an aggregate function",
        "SELECT sum(count(*)) FROM t ~ aggregate functions can't be nested",
        "SELECT (SELECT k FROM t) FROM t ~ Expected LE 1 to be returned by expression",
        "INSERT INTO t SELECT CAST(v AS INT), v, d FROM t ~ Could not convert string 'a' to INT",
        "SELECT current_setting('threads') FROM t ~ Can not found function 'current_setting'",
        "INSERT INTO t SELECT CAST('INT64 x' AS INT), v, d FROM t ~ Could not convert string 'INT64 x' to INT",
      })
  void saysWhatIsWrong(String sql, String message) {
    assertThat(c.error(sql)).isEqualTo("errCode = 2, detailMessage = " + message);
  }

  @Test
  void dividesByZeroAsDorisDoes() {
    assertThat(c.sql("SELECT k % 0, k / 0, mod(k, 0), k DIV 0 FROM t WHERE k = 1"))
        .containsExactly("null|null|null|null");
  }
}
