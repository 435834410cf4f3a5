package org.dorisdr.minidoris.fe.door;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
}
