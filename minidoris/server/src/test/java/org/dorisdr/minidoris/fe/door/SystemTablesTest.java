package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of {@code information_schema} about sessions, variables and what tables are made of. */
class SystemTablesTest {
  @TempDir static Path home;
  private static TestCluster cluster;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    connection = Drivers.connect(Drivers.MARIADB, cluster);
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    cluster.close();
  }

  @Test
  void tellTheSessionsThatTheUserMaySee() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER watcher");
      statement.execute("GRANT SELECT_PRIV ON db.* TO watcher");
    }
    String query = "SELECT User, Db, Command FROM information_schema.processlist";
    String url = Drivers.MARIADB.replace("user=root", "user=watcher");
    try (Connection own = Drivers.connect(url, cluster)) {
      assertThat(Drivers.rows(own, query)).containsExactly("watcher|db|Query");
      assertThat(Drivers.rows(connection, query)).contains("watcher|db|Sleep", "root|db|Query");
      String running = "SELECT USER, `SQL` FROM information_schema.active_queries";
      assertThat(Drivers.rows(own, running)).allMatch(row -> row.startsWith("watcher|"));
    }
  }

  @Test
  void tellVariablesOfTheSessionAndOfThoseToCome() throws SQLException {
    try (Connection own = Drivers.connect(Drivers.MARIADB, cluster);
        Statement statement = own.createStatement()) {
      statement.execute("SET query_timeout = 123");
      String from = "SELECT * FROM information_schema.%s WHERE VARIABLE_NAME = 'query_timeout'";
      assertThat(Drivers.rows(own, from.formatted("session_variables")))
          .containsExactly("query_timeout|123|900|1");
      assertThat(Drivers.rows(own, from.formatted("global_variables")))
          .containsExactly("query_timeout|900|900|0");
      assertThat(Drivers.rows(own, "SHOW VARIABLES").get(0)).isEqualTo("query_timeout|123|900|1");
      assertThat(Drivers.rows(own, "SHOW GLOBAL VARIABLES LIKE 'query_timeout'"))
          .containsExactly("query_timeout|900|900|0");
    }
  }

  /** As in Doris's own suites of table_options and metadata_name_ids. */
  @Test
  void tellHowTablesAreCut() throws SQLException {
    cluster.sql(
        "CREATE TABLE cut (k INT, day DATE, v INT SUM) AGGREGATE KEY(k, day)"
            + " PARTITION BY RANGE(day) (PARTITION p1 VALUES LESS THAN ('2017-02-01'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 8 PROPERTIES ('replication_num' = '1')");
    cluster.sql(
        "CREATE TABLE loose (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY RANDOM BUCKETS 3"
            + " PROPERTIES ('replication_num' = '1')");
    assertThat(
            Drivers.rows(
                connection,
                "SELECT * FROM information_schema.table_options WHERE TABLE_SCHEMA = 'db'"
                    + " ORDER BY TABLE_NAME"))
        .containsExactly(
            "internal|db|cut|AGG|k,day|k|HASH|8|1|RANGE|day|[('0000-01-01'), ('2017-02-01'))"
                + "|[types: [DATEV2]; keys: [0000-01-01]; ..types: [DATEV2]; keys: [2017-02-01]; )",
            "internal|db|loose|DUP|k|RANDOM|RANDOM|3|1|UNPARTITIONED|NULL||");
    assertThat(
            Drivers.rows(
                connection,
                "SELECT CATALOG_NAME, DATABASE_NAME, TABLE_NAME FROM"
                    + " information_schema.metadata_name_ids WHERE TABLE_NAME = 'loose'"))
        .containsExactly("internal|db|loose");
  }

  /** query_p0/schema_table/test_view_dependency */
  @Test
  void tellWhatViewsRead() throws SQLException {
    cluster.sql("CREATE DATABASE deps");
    String end = " DISTRIBUTED BY HASH(sid) BUCKETS 1 PROPERTIES ('replication_num' = '1')";
    cluster.sql("CREATE TABLE deps.stu (sid INT, sname VARCHAR(32))" + end);
    cluster.sql("CREATE TABLE deps.grade (sid INT, score INT)" + end);
    cluster.sql("CREATE VIEW deps.v AS WITH a AS (SELECT sid FROM deps.stu) SELECT * FROM a");
    cluster.sql("CREATE VIEW deps.w AS SELECT * FROM deps.v JOIN deps.grade USING (sid)");
    assertThat(
            Drivers.rows(
                connection,
                "SELECT * FROM information_schema.view_dependency WHERE view_schema = 'deps'"))
        .containsExactlyInAnyOrder(
            "internal|deps|v|VIEW|internal|deps|stu|OLAP",
            "internal|deps|w|VIEW|internal|deps|v|VIEW",
            "internal|deps|w|VIEW|internal|deps|grade|OLAP");
    assertThat(Drivers.rows(connection, "DESC deps.w"))
        .as("a star tells the columns of USING once")
        .hasSize(2);
    assertThat(Drivers.rows(connection, "SELECT * FROM information_schema.load_jobs")).isEmpty();
  }

  @Test
  void areRefusedByNameWhereTheyCannotBeTold() {
    assertThatThrownBy(() -> Drivers.rows(connection, "SELECT * FROM information_schema.rowsets"))
        .hasMessageContaining("minidoris does not tell what information_schema.rowsets tells");
    assertThatThrownBy(() -> Drivers.rows(connection, "SELECT * FROM information_schema.nosuch"))
        .hasMessageContaining("Table [nosuch] does not exist in database [information_schema].");
  }
}
