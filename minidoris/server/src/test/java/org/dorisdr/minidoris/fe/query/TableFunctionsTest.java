package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code FROM frontends()} and its like. */
class TableFunctionsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuch()",
        "duckdb_settings()",
        "range(5)",
        "read_text('/etc/hostname')",
        "glob('*')",
        "unnest([1])"
      })
  void hasOnlyTheTableFunctionsOfDoris(String function) {
    String name = function.substring(0, function.indexOf('('));
    assertThat(c.error("SELECT * FROM " + function))
        .isEqualTo("errCode = 2, detailMessage = Can not found function '" + name + "'");
  }

  @Test
  void countsAsDorisDoes() {
    assertThat(c.sql("SELECT number, number * 2 AS d FROM numbers('number' = '3')"))
        .containsExactly("0|0", "1|2", "2|4");
    assertThat(c.sql("SELECT sum(number) FROM numbers('number' = '3', 'const_value' = '7')"))
        .containsExactly("21");
    c.sql("INSERT INTO t SELECT number + 100 FROM numbers('number' = '2')");
    assertThat(c.sql("SELECT k FROM t WHERE k >= 100 ORDER BY k")).containsExactly("100", "101");
    assertThat(c.error("SELECT * FROM numbers('const_value' = '1')"))
        .isEqualTo("errCode = 2, detailMessage = number not set");
    assertThat(c.error("SELECT * FROM numbers('number' = 'x')"))
        .isEqualTo("errCode = 2, detailMessage = cannot parse param value x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "tasks", "frontends_disks"})
  void saysWhichTableFunctionsOfDorisItLacks(String name) {
    assertThat(c.error("SELECT * FROM " + name + "(\"type\" = \"x\")"))
        .endsWith("minidoris does not have Doris's table function " + name + "()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"frontends", "backends", "catalogs"})
  void takesNoParametersWhereDorisTakesNone(String name) {
    assertThat(c.error("SELECT * FROM " + name + "('a' = 'b')"))
        .endsWith(name + " table-valued-function does not support any params");
  }

  @Test
  void tellsCatalogsAsDorisDoes() {
    assertThat(c.sql("SELECT * FROM catalogs()")).containsExactly("0|internal|internal|NULL|NULL");
  }

  @ParameterizedTest
  @CsvSource({"frontends, 19, CurrentConnected", "backends, 25, NodeRole"})
  void tellsTheColumnsOfDoris(String name, int count, String last) {
    try (StatementResult result = c.result("SELECT * FROM " + name + "()")) {
      List<String> names = result.columns().stream().map(StatementResult.Column::name).toList();
      assertThat(names).hasSize(count).endsWith(last);
    }
  }

  @Test
  void tellsSizesOfBackendsInBytes() {
    assertThat(
            c.sql(
                "SELECT Alive, SystemDecommissioned, TotalCapacity > AvailCapacity, NodeRole"
                    + " FROM backends() WHERE TabletNum = 1"))
        .containsExactly("1|0|1|mix");
  }
}
