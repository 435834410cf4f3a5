package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a result says of its columns, as FE 4.0.1 said of the same queries over empty tables. */
class ResultColumnsTest {
  @TempDir static Path home;
  private static TestCluster cluster;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    String stored =
        " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')";
    cluster.sql(
        "CREATE TABLE t (k INT, Name VARCHAR(20), d DECIMAL(10,2), s STRING, c CHAR(5), ti TINYINT,"
            + " sm SMALLINT, bi BIGINT, f FLOAT, g DOUBLE, l LARGEINT, dt DATETIME(3), day DATE,"
            + " b BOOLEAN, j JSON, a ARRAY<INT>)"
            + stored);
    cluster.sql("CREATE TABLE u (k INT, w INT)" + stored);
    cluster.sql("CREATE VIEW v AS SELECT k AS key1, Name FROM t");
    connection = Drivers.connect(Drivers.MYSQL, cluster);
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    cluster.close();
  }

  /** Database, table and own name, then the name in the result, of each column. */
  private static List<String> origins(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> found = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        found.add(
            String.join(
                ".",
                columns.getCatalogName(i),
                columns.getTableName(i),
                columns.getColumnName(i),
                columns.getColumnLabel(i)));
      }
      return found;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SELECT * FROM u ~ db.u.k.k db.u.w.w",
        "SELECT u.* FROM u ~ db.u.k.k db.u.w.w",
        "SELECT name, NAME FROM t ~ db.t.Name.name db.t.Name.NAME",
        "SELECT x.k FROM t x ~ db.t.k.k",
        "SELECT x.k AS kk FROM t AS x ~ db.t.k.kk",
        "SELECT db.t.k FROM t ~ db.t.k.k",
        "SELECT * FROM (SELECT k, name AS nn FROM t) s ~ db.t.k.k db.t.Name.nn",
        "SELECT * FROM v ~ db.v.key1.key1 db.v.Name.Name",
        "SELECT v2.key1 FROM v v2 ~ db.v.key1.key1",
        "SELECT key1 AS z FROM v ~ db.v.key1.z",
        "WITH w(p, q) AS (SELECT k, d FROM t) SELECT p, q AS r FROM w ~ db.t.k.p db.t.d.r",
        "SELECT a.k, b.w FROM t a LEFT JOIN u b ON a.k = b.k ~ db.t.k.k db.u.w.w",
        "SELECT * FROM u a JOIN u b USING (k) ~ db.u.k.k db.u.w.w db.u.w.w",
        "SELECT DISTINCT k FROM u WHERE k IN (SELECT k FROM t) ORDER BY k LIMIT 1 ~ db.u.k.k",
        "SELECT * EXCEPT(w) FROM u ~ db.u.k.k",
        "SELECT SCHEMA_NAME FROM information_schema.schemata LIMIT 0"
            + " ~ information_schema.schemata.SCHEMA_NAME.SCHEMA_NAME",
      })
  void tellWhichColumnOfWhichTableTheyAre(String query, String expected) throws SQLException {
    assertThat(String.join(" ", origins(query))).isEqualTo(expected);
  }

  /** Drivers give the label where a column has no name of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "SELECT max(k), min(w) AS mw FROM u GROUP BY w ~ ..max(k).max(k),..mw.mw",
        "SELECT k FROM u UNION ALL SELECT k FROM t ~ ..k.k",
        "SELECT 1  +   2, 'x' ~ ..1  +   2.1  +   2,..x.x",
        "SELECT `k`+1, k+1 FROM u ~ ..`k`+1.`k`+1,..k+1.k+1",
        "SELECT year('2020-01-01'), 1<=>1 ~ ..year('2020-01-01').year('2020-01-01'),..1<=>1.1<=>1",
        "(SELECT DISTINCT ifnull(k,/* none */0) FROM u)"
            + " ~ ..ifnull(k,/* none */0).ifnull(k,/* none */0)",
        "SELECT *, w*2 FROM u ~ db.u.k.k,db.u.w.w,..w*2.w*2",
        "SELECT 'abc' 'def' ~ ..def.def",
      })
  void areCalledByWhatWasTypedWhereTheyAreExpressions(String query, String expected)
      throws SQLException {
    assertThat(String.join(",", origins(query))).isEqualTo(expected);
  }

  @Test
  void haveAnEmptyNameIfThatWasTyped() throws SQLException {
    // Connector/J has null for it.
    try (Connection other = Drivers.connect(Drivers.MARIADB, cluster);
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("SELECT '', k FROM u")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SELECT 127, 128, 32768, 2147483648, -128, -129 ~ tinyint smallint int bigint tinyint smallint",
        "SELECT NULL, TRUE, 1.50, 'x' ~ null boolean decimal(3,2) varchar(1)",
        "SELECT k, name, d, s, c, ti, sm, bi, f, g, l, dt, day, b, j, a FROM t"
            + " ~ int varchar(20) decimal(10,2) text char(5) tinyint smallint bigint float double"
            + " largeint datetime(3) date boolean json array<int>",
        "SELECT ti+ti, sm*2, bi-1, f+1, d*d, d/2, k%2, k DIV 2, -k, abs(ti), abs(bi) FROM t"
            + " ~ smallint int bigint double decimal(20,4) decimal(14,6) bigint int bigint smallint"
            + " largeint",
        "SELECT year(dt), month(day), length(s), datediff(dt, day), crc32(s), sum(k) FROM t"
            + " GROUP BY dt, day, s ~ smallint tinyint int int bigint bigint",
        "SELECT CASE WHEN k = 1 THEN 1 ELSE 1000 END, ifnull(NULL, 1), k = 1 FROM t"
            + " ~ smallint tinyint boolean",
      })
  void haveTheTypesThatDorisFinds(String query, String expected) {
    assertThat(cluster.types(query)).isEqualTo(expected);
  }

  /** As a part of an expression, which a backend counts, a variable is what it is by itself. */
  @Test
  void variablesHaveTheirValuesEverywhere() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET insert_timeout = 77");
      String query =
          "SELECT @@query_timeout + 1, @@insert_timeout * 2, @@global.insert_timeout + 0,"
              + " @@enable_profile = false, concat(@@sql_select_limit, '!'), @@autocommit + 1";
      try (ResultSet rows = statement.executeQuery(query)) {
        assertThat(rows.next()).isTrue();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        assertThat(values).containsExactly("901", "154", "14400", "1", "9223372036854775807!", "2");
      }
      assertThatThrownBy(() -> statement.executeQuery("SELECT @@nosuch + 1"))
          .hasMessageContaining("Unsupported system variable: nosuch");
      assertThatThrownBy(() -> statement.executeQuery("SELECT @@nosuch"))
          .hasMessageContaining("Unsupported system variable: nosuch");
    }
  }

  @Test
  void haveTheTypesOfVariables() throws SQLException {
    String query = "SELECT @@query_timeout, @@autocommit, @@time_zone, @@enable_profile, 5, 500";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        types.add(rows.getMetaData().getColumnTypeName(i));
      }
      assertThat(types).containsExactly("INT", "BIGINT", "TINYTEXT", "BIT", "TINYINT", "SMALLINT");
    }
  }
}
