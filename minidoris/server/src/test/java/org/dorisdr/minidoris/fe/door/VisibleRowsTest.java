package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SHOW tells a user who may read one table of a database, and none of another. */
class VisibleRowsTest {
  @TempDir static Path home;
  private static TestFrontend fe;

  @BeforeAll
  static void start() throws SQLException {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
    Database database = fe.database("d");
    fe.table(database, "seen", 1);
    fe.table(database, "unseen", 2);
    fe.database("other");
    rows("root", "CREATE USER guest");
    rows("root", "GRANT SELECT_PRIV ON d.seen TO guest");
    rows("root", "CREATE ALIAS FUNCTION other.twice(INT) WITH PARAMETER(x) AS x * 2");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static List<String> rows(String user, String sql) throws SQLException {
    String url =
        "jdbc:mariadb://127.0.0.1:%d/d?user=%s".formatted(FrontDoor.of(fe.fe).queryPort(), user);
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1) + " " + rows.getString("ReplicaCount"));
        }
      }
    }
    return found;
  }

  /** ShowDataCommand leaves tables out before it adds up. */
  @Test
  void dataIsOfVisibleTablesAlone() throws SQLException {
    assertThat(rows("root", "SHOW DATA")).contains("seen 0", "unseen 0", "Total 0");
    assertThat(rows("guest", "SHOW DATA")).contains("seen 0", "Total 0").doesNotContain("unseen 0");
    assertThat(rows("guest", "SHOW DATA FROM seen")).contains("seen 0");
    assertThatThrownBy(() -> rows("guest", "SHOW DATA FROM unseen"))
        .hasMessageContaining("SHOW DATA command denied to user 'guest'@'127.0.0.1' for table")
        .hasMessageContaining("d: unseen");
  }

  /** ShowCreateFunctionCommand and ShowFunctionsCommand ask for SHOW on the database. */
  @Test
  void functionsAreOfVisibleDatabasesAlone() {
    for (String sql :
        List.of("SHOW CREATE FUNCTION other.twice(INT)", "SHOW FULL FUNCTIONS FROM other")) {
      assertThatThrownBy(() -> rows("guest", sql))
          .hasMessageContaining("Access denied for user 'guest' to database 'other'");
    }
  }
}
