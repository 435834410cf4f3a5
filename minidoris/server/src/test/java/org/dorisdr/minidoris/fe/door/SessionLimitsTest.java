package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.JdbcConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables of Doris 4.0.1, what becomes of those that do nothing here, and a change of user. */
class SessionLimitsTest {
  @TempDir Path home;
  private TestFrontend fe;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void start() throws SQLException {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
    connection = connect("");
    statement = connection.createStatement();
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
    fe.close();
  }

  private Connection connect(String options) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://127.0.0.1:%d/?user=root&sslMode=DISABLED%s"
            .formatted(FrontDoor.of(fe.fe).queryPort(), options));
  }

  private String value(String name) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE '" + name + "'")) {
      return rows.next() ? rows.getString(2) : null;
    }
  }

  @Test
  void haveTheDefaultsOfDoris() throws SQLException {
    assertThat(value("sql_mode")).isEqualTo("ONLY_FULL_GROUP_BY");
    assertThat(value("group_concat_max_len")).isEqualTo("2147483646");
    assertThat(value("exec_mem_limit")).isEqualTo("100147483648");
    assertThat(value("default_storage_engine")).isEqualTo("olap");
    assertThat(value("max_prepared_stmt_count")).isEqualTo("100000");
    assertThat(value("enable_unicode_name_support")).isEqualTo("true");
    assertThat(value("delete_without_partition")).isEqualTo("false");
  }

  @Test
  void areKeptWhereTheyOnlyTuneAndRefusedWhereTheyWouldChangeAnswers() throws SQLException {
    statement.execute("SET enable_dphyp_optimizer = true, experimental_enable_shared_scan = 1");
    try (ResultSet rows = statement.executeQuery("SELECT @@enable_dphyp_optimizer")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
    statement.execute("SET dry_run_query = false");
    assertThatThrownBy(() -> statement.execute("SET dry_run_query = true"))
        .hasMessageContaining("minidoris knows dry_run_query as 'false' only");
    assertThatThrownBy(() -> statement.execute("SET default_order_by_limit = 10"))
        .hasMessageContaining("minidoris knows default_order_by_limit as '-1' only");
  }

  /** MysqlConnectProcessor.handleChangeUser of Doris. */
  @Test
  void changeUserLeadsToOthersThanRoot() throws SQLException {
    statement.execute("CREATE USER guest");
    try (Connection other = connect("")) {
      assertThatThrownBy(() -> other.unwrap(JdbcConnection.class).changeUser("root", ""))
          .hasMessageContaining("Change to root or admin is forbidden");
    }
    try (Connection other = connect("")) {
      other.unwrap(JdbcConnection.class).changeUser("guest", "");
      try (Statement own = other.createStatement();
          ResultSet rows = own.executeQuery("SELECT current_user()")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("'guest'@'%'");
      }
    }
  }

  @Test
  void limitPreparedStatements() throws SQLException {
    statement.execute("SET GLOBAL max_prepared_stmt_count = 1");
    try (Connection other = connect("&useServerPrepStmts=true&emulateUnsupportedPstmts=false");
        PreparedStatement first = other.prepareStatement("SELECT ?");
        PreparedStatement second = other.prepareStatement("SELECT ?, 1")) {
      assertThat(first).isNotSameAs(second);
      assertThatThrownBy(() -> other.prepareStatement("SELECT ?, 2"))
          .hasMessageContaining("set max_prepared_stmt_count with larger number than 1");
    } finally {
      statement.execute("UNSET GLOBAL VARIABLE max_prepared_stmt_count");
    }
    String many = "SELECT 1 IN (" + "?,".repeat(65_536) + "1)";
    try (Connection other = connect("&useServerPrepStmts=true&emulateUnsupportedPstmts=false")) {
      assertThatThrownBy(() -> other.prepareStatement(many))
          .hasMessageContaining("too many placeholders");
    }
  }
}
