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

/** Variables that are set, unset and shown, for a session and for those to come. */
class VariablesTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Connection connect() throws SQLException {
    return Drivers.connect(Drivers.MARIADB, cluster);
  }

  /** Global values count for functions of the sessions that begin after them. */
  @Test
  void takesTheTimeZoneThatIsSetForAll() throws Exception {
    String start = "SELECT from_unixtime(0)";
    try (Connection before = connect();
        Connection setter = connect()) {
      before.createStatement().execute("SET time_zone = '-03:00'");
      setter.createStatement().execute("SET GLOBAL time_zone = '+08:00'");
      try (Connection after = connect()) {
        assertThat(Drivers.rows(after, start)).containsExactly("1970-01-01 08:00:00");
        assertThat(Drivers.rows(before, start)).containsExactly("1969-12-31 21:00:00");
      } finally {
        setter.createStatement().execute("UNSET GLOBAL VARIABLE time_zone");
      }
    }
  }

  /** UNSET VARIABLE gives one, or all, what sessions have by themselves. */
  @Test
  void unsetsVariablesAndTakesThoseThatOnlyTune() throws SQLException {
    try (Connection connection = Drivers.connect(Drivers.MYSQL, cluster);
        Statement statement = connection.createStatement()) {
      statement.execute("SET query_timeout = 77, enable_sql_cache = false");
      statement.execute("SET insert_timeout = 78, runtime_filter_type = 'IN'");
      statement.execute("UNSET VARIABLE query_timeout");
      String query =
          "SELECT @@query_timeout, @@insert_timeout, @@enable_sql_cache, @@runtime_filter_type";
      assertThat(Drivers.rows(connection, query)).containsExactly("900|78|0|IN");
      statement.execute("UNSET SESSION VARIABLE ALL");
      assertThat(Drivers.rows(connection, query))
          .containsExactly("900|14400|1|IN_OR_BLOOM_FILTER,MIN_MAX");
    }
  }

  /**
   * VariableMgr.setVarInternal and UnsetVariableCommand: the default is Doris's, not the global.
   */
  @Test
  void setsAndUnsetsToWhatDorisComesWith() throws SQLException {
    try (Connection connection = Drivers.connect(Drivers.MYSQL, cluster);
        Statement statement = connection.createStatement()) {
      String query = "SELECT @@query_timeout, @@global.query_timeout";
      statement.execute("SET GLOBAL query_timeout = 55");
      statement.execute("SET query_timeout = DEFAULT");
      assertThat(Drivers.rows(connection, query)).containsExactly("900|55");
      statement.execute("SET query_timeout = 66");
      statement.execute("UNSET VARIABLE query_timeout");
      assertThat(Drivers.rows(connection, query)).containsExactly("900|55");
      statement.execute("UNSET GLOBAL VARIABLE query_timeout");
      assertThat(Drivers.rows(connection, query)).containsExactly("900|900");
      statement.execute("SET GLOBAL query_timeout = 57");
      statement.execute("UNSET GLOBAL VARIABLE ALL");
      assertThat(Drivers.rows(connection, query)).containsExactly("900|900");
    }
  }

  /** LogicalPlanBuilder.visitShowVariables: a query of two columns, so that any condition goes. */
  @Test
  void showVariablesWhereAnyConditionHolds() throws SQLException {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      statement.execute("SET query_timeout = 123");
      assertThat(Drivers.rows(own, "SHOW VARIABLES WHERE Variable_name = \"query_timeout\""))
          .containsExactly("query_timeout|123");
      assertThat(
              Drivers.rows(
                  own,
                  "SHOW SESSION VARIABLES WHERE (`Variable_name` LIKE 'query\\_time%'"
                      + " OR Variable_name IN ('sql_dialect', \"nosuch\")) AND 1 = 1"))
          .containsExactlyInAnyOrder("query_timeout|123", "sql_dialect|doris");
      assertThat(Drivers.rows(own, "SHOW GLOBAL VARIABLES WHERE variable_name = 'query_timeout'"))
          .containsExactly("query_timeout|900");
    }
  }

  /** VariableAnnotation of SessionVariable 4.0.1. */
  @Test
  void showVariablesOfTrialsAndOldOnesWithThatWord() throws SQLException {
    try (Connection own = connect();
        Statement statement = own.createStatement()) {
      assertThat(Drivers.rows(own, "SHOW VARIABLES LIKE '%local_shuffle'"))
          .containsExactly(
              "experimental_enable_local_shuffle|true|true|0",
              "experimental_force_to_local_shuffle|false|false|0");
      assertThat(Drivers.rows(own, "SHOW VARIABLES LIKE '%exec_instance_num'"))
          .containsExactly("deprecated_parallel_fragment_exec_instance_num|8|8|0");
      assertThat(Drivers.rows(own, "SHOW VARIABLES LIKE '%enable_nereids_planner'")).isEmpty();
      statement.execute("SET experimental_enable_bucket_shuffle_join = false");
      statement.execute("SET enable_local_shuffle = false");
      statement.execute("SET experimental_enable_nereids_planner = true");
      assertThat(
              Drivers.rows(
                  own, "SELECT @@experimental_enable_local_shuffle, @@enable_local_shuffle"))
          .containsExactly("0|0");
      assertThatThrownBy(() -> statement.execute("SET experimental_query_timeout = 1"))
          .hasMessageContaining(
              "Unknown system variable 'experimental_query_timeout',the similar variables are"
                  + " {'experimental_");
      assertThatThrownBy(() -> statement.execute("SET query_timeouts = 1"))
          .hasMessageContaining("the similar variables are {'query_timeout', ");
    }
  }
}
