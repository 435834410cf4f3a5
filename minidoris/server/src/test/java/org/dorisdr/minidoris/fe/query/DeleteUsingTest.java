package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which rows DELETE, UPDATE and INSERT mean by other relations: USING and WITH as Doris has them.
 */
class DeleteUsingTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    for (String table : new String[] {"t", "a", "b"}) {
      c.sql(
          "CREATE TABLE "
              + table
              + " (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1')");
    }
    c.sql("INSERT INTO a VALUES (1, 10), (2, 20), (3, 30)");
    c.sql("INSERT INTO b VALUES (1, 100), (4, 400)");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void fill() {
    c.sql("TRUNCATE TABLE t");
    c.sql("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3), (4, 4)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          DELETE FROM t USING a WHERE t.k = a.k                                                                  ; 4
          DELETE FROM t USING a INNER JOIN b ON a.k = b.k WHERE t.k = a.k                                        ; 2,3,4
          DELETE FROM t USING a LEFT JOIN b ON a.k = b.k WHERE t.k = a.k AND b.k IS NULL                         ; 1,4
          DELETE FROM t USING a, b WHERE t.k = a.k AND a.k = b.k                                                 ; 2,3,4
          DELETE FROM t USING (SELECT a.k FROM a WHERE a.v > 15) m WHERE t.k = m.k                               ; 1,4
          DELETE FROM t x USING a WHERE x.k = a.k AND a.v = 20                                                   ; 1,3,4
          DELETE FROM t WHERE k IN (SELECT k FROM b)                                                             ; 2,3
          WITH m AS (SELECT k FROM a WHERE v = 30) DELETE FROM t USING m WHERE t.k = m.k                         ; 1,2,4
          WITH m AS (SELECT k FROM a), n AS (SELECT k FROM b) DELETE FROM t USING m JOIN n ON m.k = n.k WHERE t.k = m.k ; 2,3,4
          WITH m AS (SELECT k FROM b) DELETE FROM t WHERE k IN (SELECT k FROM m)                                 ; 2,3
          """)
  void deletesTheRowsThatOtherRelationsTell(String delete, String left) {
    c.sql(delete);

    assertThat(c.sql("SELECT k FROM t ORDER BY k")).containsExactly(left.split(","));
  }

  @Test
  void updatesByQueriesThatWithNames() {
    c.sql("WITH m AS (SELECT k, v FROM b) UPDATE t SET v = m.v FROM m WHERE t.k = m.k");

    assertThat(c.sql("SELECT k, v FROM t ORDER BY k"))
        .containsExactly("1|100", "2|2", "3|3", "4|400");
  }

  @Test
  void insertsFromQueriesThatWithNamesAhead() {
    c.sql("WITH m AS (SELECT k + 10 AS k, v FROM b) INSERT INTO t SELECT * FROM m");

    assertThat(c.sql("SELECT k, v FROM t WHERE k > 10 ORDER BY k"))
        .containsExactly("11|100", "14|400");
  }

  @Test
  void deletesOnlyFromTablesWithUniqueKeys() {
    c.sql(
        "CREATE TABLE d (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");

    assertThat(c.error("WITH m AS (SELECT k FROM a) DELETE FROM d USING m WHERE d.k = m.k"))
        .isEqualTo(
            "errCode = 2, detailMessage = delete command on with using clause only supports unique"
                + " key model");
  }
}
