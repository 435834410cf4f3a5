package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
  private static final String MARIADB = "jdbc:mariadb://127.0.0.1:%d/%s?user=root";
  private static final String MARIADB_PREPARED = MARIADB + "&useServerPrepStmts=true";
  private static final String MYSQL = "jdbc:mysql://127.0.0.1:%d/%s?user=root&sslMode=DISABLED";
  private static final String MYSQL_PREPARED = MYSQL + "&useServerPrepStmts=true";
  private static final String MYSQL_MULTI = MYSQL + "&allowMultiQueries=true";

  @TempDir static Path home;
  private static FeServer fe;

  @BeforeAll
  static void start() {
    fe = FeServer.inMemory(new FeSettings(home, Map.of("query_port", "0")), null);
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static Connection connect(String url) throws SQLException {
    return connect(url, "");
  }

  private static Connection connect(String url, String database) throws SQLException {
    int port = FrontDoor.of(fe).queryPort();
    return DriverManager.getConnection(String.format(url, port, database));
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MARIADB_PREPARED, MYSQL, MYSQL_PREPARED})
  void connectsAndReadsSessionValues(String url) throws SQLException {
    try (Connection connection = connect(url, "__internal_schema");
        Statement statement = connection.createStatement()) {
      ResultSet rows =
          statement.executeQuery(
              "SELECT DATABASE(), @@version_comment AS comment, CONNECTION_ID() id");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("__internal_schema");
      assertThat(rows.getString("comment")).startsWith("doris version doris-0.0.0");
      assertThat(rows.getLong("id")).isPositive();
      assertThat(connection.getMetaData().getDatabaseProductVersion()).contains("5.7.99");
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MARIADB_PREPARED, MYSQL, MYSQL_PREPARED})
  void bindsParametersOfAllKinds(String url) throws SQLException {
    String text = "it's a \\ \"text\" – ünïcödé 🙂";
    try (Connection connection = connect(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT concat(?, ''), ?, ?, ?, @@autocommit")) {
      for (int round = 0; round < 3; round++) {
        statement.setString(1, text);
        statement.setLong(2, -123456789012L + round);
        statement.setInt(3, 42);
        statement.setNull(4, java.sql.Types.VARCHAR);
        ResultSet rows = statement.executeQuery();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(text);
        assertThat(rows.getLong(2)).isEqualTo(-123456789012L + round);
        assertThat(rows.getInt(3)).isEqualTo(42);
        assertThat(rows.getString(4)).isNull();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MARIADB_PREPARED, MYSQL, MYSQL_PREPARED})
  void carriesErrorsWithCodeStateAndText(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      SQLException unknown =
          catchThrowableOfType(SQLException.class, () -> statement.execute("USE nosuch"));
      assertThat(unknown.getErrorCode()).isEqualTo(1049);
      assertThat(unknown.getSQLState()).isEqualTo("42000");
      assertThat(unknown.getMessage()).contains("Unknown database 'nosuch'");
      SQLException syntax =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SHOW NONSENSE"));
      assertThat(syntax.getErrorCode()).isEqualTo(1105);
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL, MYSQL_PREPARED})
  void setsAndShowsVariables(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setAutoCommit(true);
      statement.execute(
          "SET query_timeout = 77, @a = 'x', sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES')");
      ResultSet rows = statement.executeQuery("SHOW VARIABLES LIKE 'query_time%'");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(2)).isEqualTo("77");
      rows = statement.executeQuery("SELECT @a, @@session.query_timeout, @@sql_mode");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("x");
      assertThat(rows.getString(3)).endsWith(",STRICT_TRANS_TABLES");
      SQLException error =
          catchThrowableOfType(
              SQLException.class, () -> statement.execute("SET query_timeouts = 1"));
      assertThat(error.getErrorCode()).isEqualTo(1105);
      assertThat(error.getMessage()).contains("query_timeout");
    }
  }

  /** Doris announces no type as binary ({@code MysqlSerializer.getMysqlFlags}). */
  @ParameterizedTest
  @ValueSource(strings = {MYSQL, MYSQL_PREPARED})
  void givesDriversTruthForBooleans(String url) throws SQLException {
    try (Connection connection = connect(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT @@autocommit AS a, true AS b, 5 AS c")) {
      ResultSet rows = statement.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject("b")).isEqualTo(true);
      assertThat(((Number) rows.getObject("c")).intValue()).isEqualTo(5);
    }
  }

  /**
   * Both drivers ask for several results only where the greeting offers them, which Doris's does
   * not: it runs all statements and tells what the last one answers.
   */
  @ParameterizedTest
  @ValueSource(strings = {MYSQL_MULTI, MARIADB + "&allowMultiQueries=true"})
  void runsSeveralStatementsOfOnePacket(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      List<String> answers = new ArrayList<>();
      boolean rows = statement.execute("SELECT @@version; SET @b = 'two'; SELECT @b;");
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          ResultSet result = statement.getResultSet();
          result.next();
          answers.add(result.getString(1));
        }
        rows = statement.getMoreResults();
      }
      assertThat(answers).containsExactly("two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL})
  void takesStatementsLargerThanOneFrame(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SET @big = '" + "x".repeat(17 << 20) + "'");
      ResultSet rows = statement.executeQuery("SELECT @big");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).hasSize(17 << 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL})
  void checksPasswordsAndPrivileges(String url) throws SQLException {
    String user = "u" + Math.abs(url.hashCode());
    try (Connection root = connect(url);
        Statement statement = root.createStatement()) {
      statement.execute("CREATE USER " + user + " IDENTIFIED BY 'p'");
      SQLException twice =
          catchThrowableOfType(SQLException.class, () -> statement.execute("CREATE USER " + user));
      assertThat(twice.getMessage()).contains("User '" + user + "'@'%' already exist");
      statement.execute("CREATE DATABASE IF NOT EXISTS db1");
      statement.execute("GRANT SELECT_PRIV ON internal.db1.* TO " + user);
      ResultSet rows = statement.executeQuery("SHOW GRANTS FOR " + user);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("DatabasePrivs"))
          .isEqualTo(
              "internal.db1: Select_priv; internal.information_schema: Select_priv;"
                  + " internal.mysql: Select_priv");
      assertThat(rows.getString("GlobalPrivs")).isNull();
    }
    String as = url.replace("user=root", "user=" + user);
    SQLException wrong =
        catchThrowableOfType(SQLException.class, () -> connect(as + "&password=no"));
    assertThat(wrong.getErrorCode()).isEqualTo(1045);
    assertThat(wrong.getMessage())
        .contains("Access denied for user '" + user + "@127.0.0.1' (using password: YES)");
    try (Connection own = connect(as + "&password=p");
        Statement statement = own.createStatement()) {
      SQLException denied =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SHOW PLUGINS"));
      assertThat(denied.getErrorCode()).isEqualTo(1105);
      for (String refused : new String[] {"CREATE DATABASE x", "DROP TABLE db1.t"}) {
        SQLException error =
            catchThrowableOfType(SQLException.class, () -> statement.execute(refused));
        assertThat(error.getMessage()).as(refused).containsIgnoringCase("access denied");
      }
      ResultSet databases = statement.executeQuery("SHOW DATABASES");
      while (databases.next()) {
        assertThat(databases.getString(1)).isNotEqualTo("__internal_schema");
      }
      statement.execute("SET PASSWORD = PASSWORD('q')");
    }
    try (Connection own = connect(as + "&password=q")) {
      assertThat(own.isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARIADB, MYSQL})
  void answersGarbageOfAnySizeWithOneShortError(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      String[] garbage = {
        "x".repeat(10 << 20),
        "SHOW " + "y ".repeat(5 << 20),
        "INSERT INTO t " + "(".repeat(10 << 20)
      };
      for (String text : garbage) {
        SQLException error =
            catchThrowableOfType(SQLException.class, () -> statement.execute(text));
        assertThat(error.getErrorCode()).isEqualTo(1105);
        assertThat(error.getMessage()).hasSizeLessThan(10_000);
      }
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MYSQL + "&maxAllowedPacket=99999999"})
  void refusesAPacketThatIsTooLarge(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      String large = "SET @a = '" + "x".repeat(65 << 20) + "'";
      SQLException error = catchThrowableOfType(SQLException.class, () -> statement.execute(large));
      assertThat(error.getMessage()).containsAnyOf("max_allowed_packet", "too large", "maxAllowed");
    }
    try (Connection connection = connect(MYSQL)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }
}
