package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What COM_STMT_PREPARE tells of columns: StmtExecutor.sendStmtPrepareOK of Doris. */
class PreparedColumnsTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE t (k TINYINT, n BIGINT, d DECIMAL(27, 9), s VARCHAR(30), day DATE, at DATETIME)"
            + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    cluster.sql("INSERT INTO t VALUES (1, 2, 3.5, 'four', '2020-01-05', '2020-01-06 07:08:09')");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static List<String> columns(ResultSetMetaData told) throws SQLException {
    List<String> found = new ArrayList<>();
    for (int i = 1; i <= told.getColumnCount(); i++) {
      found.add(told.getTableName(i) + "." + told.getColumnLabel(i) + " " + told.getColumnType(i));
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MYSQL, Drivers.MARIADB})
  void queriesTellTheirColumnsBeforeTheyRun(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url + "&useServerPrepStmts=true", cluster)) {
      for (String sql :
          List.of(
              "SELECT * FROM t WHERE k IN (?, ?) ORDER BY 1",
              "SELECT x.n AS m, count(*) c, d + 1 FROM t x WHERE k <> ? OR k < ? GROUP BY 1, 3",
              "SELECT 10, 'a'",
              "SHOW DATABASES",
              "DESC t")) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          List<String> before = columns(statement.getMetaData());
          for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
            statement.setInt(i, i);
          }
          try (ResultSet rows = statement.executeQuery()) {
            assertThat(before).as(sql).isNotEmpty().isEqualTo(columns(rows.getMetaData()));
            assertThat(rows.next()).isTrue();
          }
        }
      }
    }
  }

  /** PrepareCommand plans a query, so that what is wrong in it is told before it runs. */
  @Test
  void queriesThatCannotRunAreRefusedBeforeTheyDo() throws SQLException {
    String url = Drivers.MYSQL + "&useServerPrepStmts=true&emulateUnsupportedPstmts=false";
    try (Connection connection = Drivers.connect(url, cluster)) {
      assertThatThrownBy(() -> connection.prepareStatement("SELECT * FROM nosuch WHERE k = ?"))
          .hasMessageContaining("Table [nosuch] does not exist in database [db]");
      assertThatThrownBy(() -> connection.prepareStatement("SELECT nosuch(1)"))
          .hasMessageContaining("Can not found function 'nosuch'");
    }
  }

  /** PrepareCommand, and Doris's grammar: LIMIT takes a number. Drivers then send the text. */
  @Test
  void labelsAndParametersOfLimitAreRefused() throws SQLException {
    String url = Drivers.MYSQL + "&useServerPrepStmts=true";
    try (Connection strict = Drivers.connect(url + "&emulateUnsupportedPstmts=false", cluster)) {
      assertThatThrownBy(() -> strict.prepareStatement("SELECT k FROM t LIMIT ?"))
          .hasMessageContaining("mismatched input '?' expecting INTEGER_VALUE(line 1, pos 22)");
      assertThatThrownBy(() -> strict.prepareStatement("SELECT k FROM t\nLIMIT 1, ?"))
          .hasMessageContaining("(line 2, pos 9)");
      assertThatThrownBy(() -> strict.prepareStatement("INSERT INTO t WITH LABEL l (k) VALUES (?)"))
          .hasMessageContaining("Only support prepare Group Commit without label");
    }
    try (Connection usual = Drivers.connect(url, cluster);
        PreparedStatement limited =
            usual.prepareStatement("SELECT k FROM t WHERE k < 10 ORDER BY k LIMIT ?")) {
      limited.setInt(1, 1);
      try (ResultSet rows = limited.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  /** Nor does a statement that cannot be planned without its values fail before it has them. */
  @ParameterizedTest
  @ValueSource(strings = {Drivers.MYSQL, Drivers.MARIADB})
  void othersTellNone(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url + "&useServerPrepStmts=true", cluster)) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t (k, n) VALUES (?, ?)")) {
        insert.setInt(1, 50);
        insert.setInt(2, 1);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      assertThatThrownBy(
              () -> {
                try (PreparedStatement none = connection.prepareStatement("SELECT * FROM nosuch")) {
                  none.executeQuery().close();
                }
              })
          .hasMessageContaining("Table [nosuch] does not exist in database [db]");
    }
  }
}
