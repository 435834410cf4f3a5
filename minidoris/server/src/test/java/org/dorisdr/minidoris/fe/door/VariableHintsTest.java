package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hint behind SELECT sets session variables for that statement alone. */
class VariableHintsTest {
  @TempDir static Path home;
  private static TestCluster cluster;
  private static Connection client;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    String url = "jdbc:mariadb://127.0.0.1:%d/db?user=root";
    client = DriverManager.getConnection(url.formatted(FrontDoor.of(cluster.fe).queryPort()));
    client.createStatement().execute("SET time_zone = '-03:00'");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    cluster.close();
  }

  private static String value(String query) throws SQLException {
    try (Statement statement = client.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void holdsForItsStatementOnly() throws Exception {
    assertThat(value("SELECT /*+ SET_VAR(time_zone = '+08:00') */ from_unixtime(0)"))
        .isEqualTo("1970-01-01 08:00:00");
    assertThat(value("SELECT from_unixtime(0)")).isEqualTo("1969-12-31 21:00:00");
    assertThat(value("select/*+ set_var(query_timeout=7, enable_profile=true) */@@query_timeout"))
        .isEqualTo("7");
    assertThat(value("SELECT @@query_timeout")).isEqualTo("900");
    assertThat(value("SELECT (SELECT /*+ SET_VAR(time_zone=\"+01:00\") */ from_unixtime(0))"))
        .isEqualTo("1970-01-01 01:00:00");
  }

  @Test
  void refusesWhatSetRefuses() throws Exception {
    assertThatThrownBy(() -> value("SELECT /*+ SET_VAR(nope = 1) */ 2"))
        .hasMessageContaining("Can not set session variable 'nope' = '1'");
    assertThatThrownBy(() -> value("SELECT /*+ SET_VAR(query_timeout=5, version='1') */ 2"))
        .hasMessageContaining("Can not set session variable 'version' = '1'");
    assertThat(value("SELECT @@query_timeout")).isEqualTo("900");
  }

  @Test
  void passesOverWhatIsNoHint() throws Exception {
    assertThat(value("SELECT '/*+ SET_VAR(nope=1) */'")).isEqualTo("/*+ SET_VAR(nope=1) */");
    assertThat(value("SELECT 1 /*+ SET_VAR(nope=1) */")).isEqualTo("1");
    assertThat(value("SELECT /* SET_VAR(nope=1) */ 1")).isEqualTo("1");
    assertThat(value("-- SELECT /*+ SET_VAR(nope=1) */\nSELECT /*+ ORDERED */ 1")).isEqualTo("1");
  }
}
