package org.dorisdr.minidoris.fe.door;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.query.TestCluster;

/** Addresses by which JDBC drivers reach a cluster's database {@code db}; %d is the port. */
final class Drivers {
  static final String MARIADB = "jdbc:mariadb://127.0.0.1:%d/db?user=root";
  static final String MYSQL = "jdbc:mysql://127.0.0.1:%d/db?user=root&sslMode=DISABLED";
  static final String MYSQL_SCHEMA = MYSQL + "&useInformationSchema=true";

  private Drivers() {}

  static Connection connect(String url, TestCluster cluster) throws SQLException {
    return DriverManager.getConnection(String.format(url, FrontDoor.of(cluster.fe).queryPort()));
  }

  /** As a user without a password, in no database. */
  static Connection connect(FeServer fe, String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:%d/?user=%s".formatted(FrontDoor.of(fe).queryPort(), user));
  }

  /** Rows of a statement, columns joined by {@code |}; none if it has no answer. */
  static List<String> rows(Connection on, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = on.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            row.add(String.valueOf(rows.getString(i)));
          }
          found.add(String.join("|", row));
        }
      }
    }
    return found;
  }
}
