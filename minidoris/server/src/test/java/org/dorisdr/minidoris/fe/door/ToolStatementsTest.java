package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools that know MySQL ask of a server when they connect or look around. */
class ToolStatementsTest {
  @TempDir Path home;

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * ShowTriggersCommand, ShowEventsCommand, ShowOpenTablesCommand, ShowCollationCommand of Doris.
   */
  @Test
  void answersWhatMySqlHasAndDorisHasNoneOf() throws SQLException {
    try (TestFrontend fe = new TestFrontend(home, Map.of("query_port", "0"));
        Connection connection =
            DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:%d/?user=root"
                    .formatted(FrontDoor.of(fe.fe).queryPort()));
        Statement statement = connection.createStatement()) {
      fe.database("d");
      for (String sql :
          List.of(
              "SHOW TRIGGERS",
              "SHOW FULL TRIGGERS FROM d LIKE 'x'",
              "SHOW EVENTS FROM d WHERE Name = 'e'",
              "SHOW AUTHORS",
              "SHOW OPEN TABLES IN d WHERE In_use > 0")) {
        assertThat(rows(statement, sql)).as(sql).isEmpty();
      }
      assertThat(rows(statement, "SHOW COLLATION WHERE Charset = 'utf8mb4'"))
          .containsExactly("utf8mb4_0900_bin", "utf8mb3_general_ci");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      statement.execute("START TRANSACTION");
      // Nothing is begun, so that this is not refused.
      assertThat(rows(statement, "SHOW DATABASES LIKE 'd'")).containsExactly("d");
    }
  }
}
