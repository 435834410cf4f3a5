package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
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

/** What tools ask of a JDBC driver about the server, MariaDB's and MySQL's. */
class DriverMetadataTest {
  private static final String MARIADB = "jdbc:mariadb://127.0.0.1:%d/db?user=root";
  private static final String MYSQL = "jdbc:mysql://127.0.0.1:%d/db?user=root&sslMode=DISABLED";
  private static final String MYSQL_SCHEMA = MYSQL + "&useInformationSchema=true";

  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE orders (id BIGINT NOT NULL, amount DECIMAL(12, 2), note VARCHAR(100) COMMENT"
            + " 'free') UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    cluster.sql("CREATE VIEW recent AS SELECT id FROM orders");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL})
  void listsDatabasesAndTables(String url) throws SQLException {
    String address = String.format(url, FrontDoor.of(cluster.fe).queryPort());
    try (Connection connection = DriverManager.getConnection(address)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("db", "information_schema");
      assertThat(column(metadata.getTables("db", null, "%", null), "TABLE_NAME"))
          .containsExactlyInAnyOrder("orders", "recent");
      assertThat(
              column(metadata.getTables("db", null, "rec%", new String[] {"VIEW"}), "TABLE_NAME"))
          .containsExactly("recent");
    }
  }

  @Test
  void describesColumns() throws SQLException {
    String address = String.format(MYSQL, FrontDoor.of(cluster.fe).queryPort());
    try (Connection connection = DriverManager.getConnection(address)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getColumns("db", null, "orders", "%"), "COLUMN_NAME"))
          .containsExactly("id", "amount", "note");
      ResultSet amount = metadata.getColumns("db", null, "orders", "amount");
      assertThat(amount.next()).isTrue();
      assertThat(amount.getInt("DATA_TYPE")).isEqualTo(java.sql.Types.DECIMAL);
      assertThat(amount.getInt("COLUMN_SIZE")).isEqualTo(12);
      assertThat(amount.getInt("DECIMAL_DIGITS")).isEqualTo(2);
      ResultSet note = metadata.getColumns("db", null, "orders", "note");
      assertThat(note.next()).isTrue();
      assertThat(note.getInt("COLUMN_SIZE")).isEqualTo(100);
      assertThat(note.getString("IS_NULLABLE")).isEqualTo("YES");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL, MYSQL_SCHEMA})
  void answersWhatToolsAskBesides(String url) throws SQLException {
    String address = String.format(url, FrontDoor.of(cluster.fe).queryPort());
    try (Connection connection = DriverManager.getConnection(address)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getPrimaryKeys("db", null, "orders"), "COLUMN_NAME")).isEmpty();
      assertThat(column(metadata.getIndexInfo("db", null, "orders", false, true), "INDEX_NAME"))
          .isEmpty();
      assertThat(column(metadata.getImportedKeys("db", null, "orders"), "FK_NAME")).isEmpty();
      assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).contains("BIGINT");
      assertThat(metadata.getTableTypes().next()).isTrue();
    }
  }
}
