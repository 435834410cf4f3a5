package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockSyntaxException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of Doris that are none of minidoris are refused by name. */
class UnbuiltStatementsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 0);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "SHOW EXPORT FROM d : SHOW EXPORT",
        "/* why */ show data\tskew from t : SHOW DATA SKEW",
        "DROP CATALOG IF EXISTS c : DROP CATALOG",
        "merge into t using s on true when matched then delete : MERGE",
        "CREATE ROUTINE LOAD l ON t FROM KAFKA () : CREATE ROUTINE",
        "SHOW STORAGE VAULTS : SHOW STORAGE VAULTS",
        "ANALYZE TABLE t WITH SYNC : ANALYZE",
      })
  void areRefusedByName(String sql, String name) {
    assertThat(refusal(sql))
        .endsWith("= minidoris does not do " + name + ", which is a statement of Doris");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP CATALOG RECYCLE BIN WHERE",
        "SHOW CATALOG RECYCLE BIN x",
        "SHOW STORAGE",
        "CREATE TABLE",
        "nonsense"
      })
  void whatIsWrongElsewhereIsAnErrorOfSyntax(String sql) {
    assertThat(refusal(sql)).contains("(line 1, pos ");
  }

  private static String refusal(String sql) {
    StockSyntaxException syntax =
        catchThrowableOfType(StockSyntaxException.class, () -> StockSql.parse(sql));
    assertThat(syntax).as("there is such a statement").isNotNull();
    return UnbuiltStatements.error(sql, syntax).getMessage();
  }

  @Test
  void toolsFindNoEventsNoTriggersAndNoOpenTables() {
    assertThat(c.sql("SHOW EVENTS")).isEmpty();
    assertThat(c.sql("SHOW FULL TRIGGERS FROM `information_schema` LIKE 'x%'")).isEmpty();
    assertThat(c.sql("SHOW OPEN TABLES WHERE `Table` = 'x'")).isEmpty();
  }
}
