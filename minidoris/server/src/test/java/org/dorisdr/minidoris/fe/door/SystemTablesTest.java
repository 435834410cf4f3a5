package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
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

  private static List<String> rows(Connection on, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = on.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
    }
    return found;
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
      assertThat(rows(own, query)).containsExactly("watcher|db|Query");
      assertThat(rows(connection, query)).contains("watcher|db|Sleep", "root|db|Query");
      String running = "SELECT USER, `SQL` FROM information_schema.active_queries";
      assertThat(rows(own, running)).allMatch(row -> row.startsWith("watcher|"));
    }
  }

  @Test
  void tellVariablesOfTheSessionAndOfThoseToCome() throws SQLException {
    try (Connection own = Drivers.connect(Drivers.MARIADB, cluster);
        Statement statement = own.createStatement()) {
      statement.execute("SET query_timeout = 123");
      String from = "SELECT * FROM information_schema.%s WHERE VARIABLE_NAME = 'query_timeout'";
      assertThat(rows(own, from.formatted("session_variables")))
          .containsExactly("query_timeout|123|900|1");
      assertThat(rows(own, from.formatted("global_variables")))
          .containsExactly("query_timeout|900|900|0");
      assertThat(rows(own, "SHOW VARIABLES").get(0)).isEqualTo("query_timeout|123|900|1");
      assertThat(rows(own, "SHOW GLOBAL VARIABLES LIKE 'query_timeout'"))
          .containsExactly("query_timeout|900|900|0");
    }
  }

  /** LogicalPlanBuilder.visitShowVariables: a query of two columns, so that any condition goes. */
  @Test
  void showVariablesWhereAnyConditionHolds() throws SQLException {
    try (Connection own = Drivers.connect(Drivers.MARIADB, cluster);
        Statement statement = own.createStatement()) {
      statement.execute("SET query_timeout = 123");
      assertThat(rows(own, "SHOW VARIABLES WHERE Variable_name = \"query_timeout\""))
          .containsExactly("query_timeout|123");
      assertThat(
              rows(
                  own,
                  "SHOW SESSION VARIABLES WHERE (`Variable_name` LIKE 'query\\_time%'"
                      + " OR Variable_name IN ('sql_dialect', \"nosuch\")) AND 1 = 1"))
          .containsExactlyInAnyOrder("query_timeout|123", "sql_dialect|doris");
      assertThat(rows(own, "SHOW GLOBAL VARIABLES WHERE variable_name = 'query_timeout'"))
          .containsExactly("query_timeout|900");
    }
  }

  /** VariableAnnotation of SessionVariable 4.0.1. */
  @Test
  void showVariablesOfTrialsAndOldOnesWithThatWord() throws SQLException {
    try (Connection own = Drivers.connect(Drivers.MARIADB, cluster);
        Statement statement = own.createStatement()) {
      assertThat(rows(own, "SHOW VARIABLES LIKE '%local_shuffle'"))
          .containsExactly(
              "experimental_enable_local_shuffle|true|true|0",
              "experimental_force_to_local_shuffle|false|false|0");
      assertThat(rows(own, "SHOW VARIABLES LIKE '%exec_instance_num'"))
          .containsExactly("deprecated_parallel_fragment_exec_instance_num|8|8|0");
      assertThat(rows(own, "SHOW VARIABLES LIKE '%enable_nereids_planner'")).isEmpty();
      statement.execute("SET experimental_enable_bucket_shuffle_join = false");
      statement.execute("SET enable_local_shuffle = false");
      statement.execute("SET experimental_enable_nereids_planner = true");
      assertThat(rows(own, "SELECT @@experimental_enable_local_shuffle, @@enable_local_shuffle"))
          .containsExactly("0|0");
      assertThatThrownBy(() -> statement.execute("SET experimental_query_timeout = 1"))
          .hasMessageContaining(
              "Unknown system variable 'experimental_query_timeout',the similar variables are"
                  + " {'experimental_");
      assertThatThrownBy(() -> statement.execute("SET query_timeouts = 1"))
          .hasMessageContaining("the similar variables are {'query_timeout', ");
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
            rows(
                connection,
                "SELECT * FROM information_schema.table_options WHERE TABLE_SCHEMA = 'db'"
                    + " ORDER BY TABLE_NAME"))
        .containsExactly(
            "internal|db|cut|AGG|k,day|k|HASH|8|1|RANGE|day|[('0000-01-01'), ('2017-02-01'))"
                + "|[types: [DATEV2]; keys: [0000-01-01]; ..types: [DATEV2]; keys: [2017-02-01]; )",
            "internal|db|loose|DUP|k|RANDOM|RANDOM|3|1|UNPARTITIONED|NULL||");
    assertThat(
            rows(
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
            rows(
                connection,
                "SELECT * FROM information_schema.view_dependency WHERE view_schema = 'deps'"))
        .containsExactlyInAnyOrder(
            "internal|deps|v|VIEW|internal|deps|stu|OLAP",
            "internal|deps|w|VIEW|internal|deps|v|VIEW",
            "internal|deps|w|VIEW|internal|deps|grade|OLAP");
    assertThat(rows(connection, "DESC deps.w"))
        .as("a star tells the columns of USING once")
        .hasSize(2);
    assertThat(rows(connection, "SELECT * FROM information_schema.load_jobs")).isEmpty();
  }

  @Test
  void areRefusedByNameWhereTheyCannotBeTold() {
    assertThatThrownBy(() -> rows(connection, "SELECT * FROM information_schema.rowsets"))
        .hasMessageContaining("minidoris does not tell what information_schema.rowsets tells");
    assertThatThrownBy(() -> rows(connection, "SELECT * FROM information_schema.nosuch"))
        .hasMessageContaining("Table [nosuch] does not exist in database [information_schema].");
  }
}
