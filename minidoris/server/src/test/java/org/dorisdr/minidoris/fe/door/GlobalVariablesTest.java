package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Global values count for functions of the sessions that begin after them. */
class GlobalVariablesTest {
  @TempDir Path home;

  @Test
  void takesTheTimeZoneThatIsSetForAll() throws Exception {
    TestCluster cluster = new TestCluster(home, 1);
    String url = "jdbc:mariadb://127.0.0.1:%d/db?user=root";
    String address = url.formatted(FrontDoor.of(cluster.fe).queryPort());
    try (Connection before = DriverManager.getConnection(address)) {
      before.createStatement().execute("SET time_zone = '-03:00'");
      try (Connection setter = DriverManager.getConnection(address)) {
        setter.createStatement().execute("SET GLOBAL time_zone = '+08:00'");
      }
      try (Connection after = DriverManager.getConnection(address)) {
        assertThat(start(after)).isEqualTo("1970-01-01 08:00:00");
        assertThat(start(before)).isEqualTo("1969-12-31 21:00:00");
      }
    } finally {
      cluster.close();
    }
  }

  private static String start(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT from_unixtime(0)")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
