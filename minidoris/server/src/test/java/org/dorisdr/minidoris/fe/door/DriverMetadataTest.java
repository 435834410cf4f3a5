package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    cluster.sql(
        "CREATE VIEW sums AS SELECT id, sum(amount) AS total, max(note) AS last, NULL AS nothing"
            + " FROM orders GROUP BY id");
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

  /** Names that Doris's {@code schema_columns_scanner} gives types without a like in MySQL. */
  @Test
  void listsColumnsWhoseValuesTheEngineLacks() {
    cluster.sql("CREATE DATABASE sketches");
    cluster.sql(
        "CREATE TABLE sketches.s (k INT, h HLL HLL_UNION, b BITMAP BITMAP_UNION) AGGREGATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    assertThat(
            cluster.sql(
                "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, HEX(COLUMN_DEFAULT) FROM"
                    + " information_schema.columns WHERE TABLE_SCHEMA = 'sketches' ORDER BY"
                    + " ORDINAL_POSITION"))
        .containsExactly("k|int|int(11)|null", "h|hll|hll|00", "b|bitmap|bitmap|00");
    cluster.sql("DROP DATABASE sketches FORCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL, Drivers.MYSQL_SCHEMA})
  void listsDatabasesAndTables(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url, cluster)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("db", "information_schema");
      assertThat(column(metadata.getTables("db", null, "%", null), "TABLE_NAME"))
          .containsExactlyInAnyOrder("orders", "recent", "sums");
      assertThat(
              column(metadata.getTables("db", null, "rec%", new String[] {"VIEW"}), "TABLE_NAME"))
          .containsExactly("recent");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL, Drivers.MYSQL_SCHEMA})
  void describesColumns(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url, cluster)) {
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
      assertThat(note.getString("REMARKS")).isEqualTo("free");
      ResultSet id = metadata.getColumns("db", null, "orders", "id");
      assertThat(id.next()).isTrue();
      assertThat(id.getInt("DATA_TYPE")).isEqualTo(java.sql.Types.BIGINT);
      assertThat(id.getString("IS_NULLABLE")).isEqualTo("NO");
    }
  }

  /** As Doris's SchemaTable declares them: any may be NULL, none is a key. */
  @Test
  void describesWhatDescribesTheOthers() throws Exception {
    String columns =
        cluster.sql("SHOW FULL COLUMNS FROM tables FROM information_schema").toString();
    assertThat(columns)
        .contains("TABLE_SCHEMA|varchar(64)||YES|NO|null|||")
        .contains("CREATE_TIME|datetime||YES|NO|null|||");
    assertThat(cluster.sql("DESC information_schema.tables").toString())
        .contains("TABLE_ROWS|bigint|Yes|false|null|");
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL, Drivers.MYSQL_SCHEMA})
  void describesColumnsOfViews(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url, cluster)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getColumns("db", null, "sums", "%"), "DATA_TYPE"))
          .containsExactly(
              String.valueOf(java.sql.Types.BIGINT),
              String.valueOf(java.sql.Types.DECIMAL),
              String.valueOf(java.sql.Types.VARCHAR),
              String.valueOf(java.sql.Types.TINYINT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL_SCHEMA})
  void tellsPrivilegesOnTables(String url) throws SQLException {
    cluster.sql("CREATE USER IF NOT EXISTS reader");
    cluster.sql("GRANT SELECT_PRIV, LOAD_PRIV ON internal.db.orders TO reader");
    try (Connection connection = Drivers.connect(url, cluster)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getTablePrivileges("db", null, "orders"), "PRIVILEGE"))
          .containsExactlyInAnyOrder("SELECT", "INSERT");
      assertThat(column(metadata.getTablePrivileges("db", null, "orders"), "GRANTEE"))
          .containsOnly("'reader'@'%'");
      assertThat(column(metadata.getColumnPrivileges("db", null, "orders", "%"), "GRANTEE"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL_SCHEMA})
  void hidesWhatTheUserMayNotSee(String url) throws SQLException {
    cluster.sql("CREATE USER IF NOT EXISTS guest");
    cluster.sql("GRANT SELECT_PRIV ON internal.db.recent TO guest");
    String guest = url.replace("user=root", "user=guest");
    try (Connection connection = Drivers.connect(guest, cluster)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).doesNotContain("__internal_schema");
      assertThat(column(metadata.getTables("db", null, "%", null), "TABLE_NAME"))
          .containsExactly("recent");
      assertThat(column(metadata.getColumns("db", null, "%", "%"), "TABLE_NAME"))
          .containsOnly("recent");
      assertThat(column(metadata.getTablePrivileges("db", null, "orders"), "GRANTEE")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL, Drivers.MYSQL_SCHEMA})
  void answersWhatToolsAskBesides(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url, cluster)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getPrimaryKeys("db", null, "orders"), "COLUMN_NAME")).isEmpty();
      assertThat(column(metadata.getIndexInfo("db", null, "orders", false, true), "INDEX_NAME"))
          .isEmpty();
      assertThat(column(metadata.getImportedKeys("db", null, "orders"), "FK_NAME")).isEmpty();
      assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).contains("BIGINT");
      assertThat(metadata.getTableTypes().next()).isTrue();
      assertThat(column(metadata.getTables("information_schema", null, "%", null), "TABLE_NAME"))
          .contains("tables", "columns", "partitions");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Drivers.MARIADB, Drivers.MYSQL})
  void takesTheLocksThatDumpsAskFor(String url) throws SQLException {
    try (Connection connection = Drivers.connect(url, cluster);
        Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLES `orders` READ /*!32311 LOCAL */, db.recent AS r WRITE");
      assertThat(column(statement.executeQuery("SELECT count(*) AS n FROM orders"), "n"))
          .containsExactly("0");
      statement.execute("UNLOCK TABLES");
      assertThatThrownBy(() -> statement.execute("LOCK TABLES nosuch READ"))
          .hasMessageContaining("Unknown table 'nosuch'");
    }
  }
}
