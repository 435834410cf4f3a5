package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements for which Doris's commands want a privilege on everything, and how they say so. */
class GlobalPrivilegesTest {
  @TempDir static Path home;
  private static FeServer fe;

  @BeforeAll
  static void start() throws SQLException {
    fe = FeServer.inMemory(new FeSettings(home, Map.of("query_port", "0")), null);
    run("root", "CREATE USER guest");
    run("root", "CREATE DATABASE d");
    run("root", "GRANT ALL ON internal.d.* TO guest");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static void run(String user, String sql) throws SQLException {
    String url =
        "jdbc:mariadb://127.0.0.1:%d/?user=%s".formatted(FrontDoor.of(fe).queryPort(), user);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHOW PROC '/dbs'; ADMIN",
        "SHOW REPLICA STATUS FROM d.t; ADMIN",
        "ADMIN SHOW REPLICA DISTRIBUTION FROM d.t; ADMIN",
        "ADMIN DIAGNOSE TABLET 1; ADMIN",
        "ADMIN REPAIR TABLE d.t; ADMIN",
        "ADMIN CANCEL REPAIR TABLE d.t; ADMIN",
        "SHOW TABLET 1; SHOW TABLET",
        "SHOW TABLETS FROM d.t; SHOW TABLETS",
        "SHOW PARTITION 1; SHOW PARTITION",
        "SHOW TABLE 1; SHOW TABLE",
        "SHOW DATABASE 1; SHOW DATABASE",
        "SHOW TRASH; ADMIN/OPERATOR",
        "ADMIN CLEAN TRASH; ADMIN",
        "ALTER SYSTEM DROPP BACKEND '127.0.0.1:1'; NODE"
      })
  void refusesWithTheWordOfDoris(String sql, String word) {
    SQLException error = catchThrowableOfType(SQLException.class, () -> run("guest", sql));
    assertThat(error.getErrorCode()).isEqualTo(1105);
    assertThat(error.getMessage())
        .contains(
            "Access denied; you need (at least one of) the ("
                + word
                + ") privilege(s) for this operation");
  }

  /** ShowBackendsCommand and ShowFrontendsCommand ask for no more than information_schema. */
  @ParameterizedTest
  @ValueSource(strings = {"SHOW BACKENDS", "SHOW FRONTENDS"})
  void showsNodesToEverybody(String sql) throws SQLException {
    run("guest", sql);
  }
}
