package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.json.ColumnJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults as Doris's DefaultValue keeps them and Column.toSql shows them. */
class DefaultTextsTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestFe fe;

  @BeforeAll
  static void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static Column column(String definition) {
    fe.sql("DROP TABLE IF EXISTS t");
    fe.sql("CREATE TABLE t (k INT, v " + definition + ") DUPLICATE KEY(k)" + END);
    return fe.table("db1", "t").baseIndex().columns.get(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          DOUBLE DEFAULT PI                        | DEFAULT 3.141592653589793     | 3.141592653589793     | 3.141592653589793     | {"exprName":"PI"}
          DOUBLE DEFAULT E                         | DEFAULT 2.718281828459045     | 2.718281828459045     | 2.718281828459045     | {"exprName":"E"}
          DOUBLE DEFAULT '2.5'                     | DEFAULT "2.5"                 | 2.5                   | 2.5                   |
          DATE DEFAULT CURRENT_DATE                | DEFAULT CURRENT_DATE          | CURRENT_DATE          | CURRENT_DATE          | {"exprName":"current_date"}
          DATETIME(3) DEFAULT CURRENT_TIMESTAMP    | DEFAULT CURRENT_TIMESTAMP     | CURRENT_TIMESTAMP     | CURRENT_TIMESTAMP     | {"exprName":"now"}
          DATETIME(3) DEFAULT CURRENT_TIMESTAMP(0) | DEFAULT CURRENT_TIMESTAMP     | CURRENT_TIMESTAMP     | CURRENT_TIMESTAMP     | {"exprName":"now"}
          DATETIME(3) DEFAULT CURRENT_TIMESTAMP(2) | DEFAULT CURRENT_TIMESTAMP(2)  | CURRENT_TIMESTAMP(2)  | CURRENT_TIMESTAMP(2)  | {"exprName":"now","precision":2}
          VARCHAR(9) DEFAULT "q\\"r"               | DEFAULT "q\\"r"               | q\\"r                 | q\\"r                 |
          """)
  void areShownAndKept(
      String definition, String shown, String described, String kept, String expression) {
    Column column = column(definition);
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1)).contains(shown + "\n");
    assertThat(fe.sql("DESC t").get(1).get(4)).isEqualTo(described);
    var json = ColumnJson.write(column, KeysType.DUP_KEYS, false);
    assertThat(json.path("defaultValue").asText()).isEqualTo(kept);
    assertThat(json.path("defaultValueExprDef").toString())
        .isEqualTo(expression == null ? "" : expression);
    var array = json.arrayNode().add(json);
    assertThat(ColumnJson.read(array, KeysType.DUP_KEYS).get(0).defaultValue())
        .isEqualTo(column.defaultValue());
  }

  /** DefaultValue.getRawValue: LocalDateTime.now(), or as many digits as are asked for. */
  @Test
  void theMomentOfAnAddedColumnHasTheDigitsOfTheClock() {
    assertThat(column("DATETIME DEFAULT CURRENT_TIMESTAMP").moment())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}");
    assertThat(column("DATETIME(6) DEFAULT CURRENT_TIMESTAMP(1)").moment())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d");
  }

  /**
   * MaterializedViewHandler.checkAndPrepareMaterializedView adds the sign of deletion and the
   * sequence, and no other hidden column.
   */
  @Test
  void rollupsHaveTwoHiddenColumns() {
    fe.sql(
        "CREATE TABLE u (k INT, l INT, at INT, v INT) UNIQUE KEY(k, l) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 ROLLUP (r (l, k, v)) PROPERTIES('replication_num'='1',"
            + " 'function_column.sequence_type'='int', 'enable_unique_key_skip_bitmap_column'='true')");
    List<Column> columns = fe.table("db1", "u").indexByName("r").orElseThrow().columns;
    assertThat(columns.stream().map(Column::name))
        .containsExactly("l", "k", "v", Column.DELETE_SIGN, Column.SEQUENCE_COL);
  }
}
