package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody may do to root and admin, and what every user may until it is revoked. */
class SystemUsersTest {
  @TempDir static Path home;
  private static TestFrontend fe;

  @BeforeAll
  static void start() throws SQLException {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
    fe.database("z");
    run("root", "CREATE USER boss");
    run("root", "GRANT ADMIN_PRIV ON *.*.* TO boss");
    run("root", "CREATE USER guest");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static List<String> run(String user, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = Drivers.connect(fe.fe, user);
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static void refuses(String user, String sql, String message) {
    assertThatThrownBy(() -> run(user, sql)).hasMessageContaining("detailMessage = " + message);
  }

  /** Auth.revoke of Doris: root and admin have their rights by their roles, not by themselves. */
  @Test
  void nobodyTakesTheRightsOfRootAndAdmin() throws SQLException {
    refuses(
        "root",
        "REVOKE ADMIN_PRIV ON *.*.* FROM root",
        "*.*.* does not exist in role default_role_rbac_root@%");
    refuses(
        "root",
        "REVOKE ADMIN_PRIV ON *.*.* FROM 'admin'",
        "*.*.* does not exist in role default_role_rbac_admin@%");
    assertThat(run("root", "SHOW BACKENDS")).hasSize(1);
    assertThat(run("admin", "SHOW BACKENDS")).hasSize(1);
  }

  /** SetPassVarOp, AlterUserInfo, CreateUserInfo and DropUserCommand of Doris. */
  @Test
  void onlyRootChangesRootAndNobodyDropsSystemUsers() throws SQLException {
    refuses(
        "boss",
        "SET PASSWORD FOR root = PASSWORD('x')",
        "Can not set password for root user, except root itself");
    refuses("boss", "ALTER USER root IDENTIFIED BY 'x'", "Only root user can modify root user");
    refuses("root", "CREATE USER root", "Can not create root user");
    refuses("root", "DROP USER root", "Can not drop system user");
    refuses("boss", "DROP USER IF EXISTS `admin`", "Can not drop system user");
    run("root", "CREATE USER root@'8.8.8.8'");
    run("root", "DROP USER root@'8.8.8.8'");
    run("root", "ALTER USER root COMMENT 'first'");
    run("root", "SET PASSWORD FOR root = PASSWORD('')");
  }

  /** The same of Doris, and Auth.dropUserInternal, alterUserInternal and FeNameFormat. */
  @Test
  void refusesUsersInTheWordsOfDoris() {
    refuses("root", "CREATE USER `1x`", "invalid user name: 1x");
    refuses(
        "root", "CREATE USER x DEFAULT ROLE 'operator'", "Can not granted user to role: operator");
    refuses("root", "DROP USER none", "User `none`@`%` does not exist.");
    refuses("root", "ALTER USER none COMMENT ''", "User 'none'@'%' does not exist");
    refuses(
        "root",
        "ALTER USER guest IDENTIFIED BY 'x' COMMENT 'y'",
        "Only support doing one type of operation at one time,actual number of type is 2");
  }

  /** RoleManager.createDefaultRole of Doris. */
  @Test
  void everyUserReadsInformationSchemaUntilThatIsRevoked() throws SQLException {
    assertThat(run("guest", "SHOW DATABASES")).containsExactly("information_schema", "mysql");
    assertThat(run("guest", "SHOW FRONTENDS")).hasSize(1);
    run("guest", "USE INFORMATION_SCHEMA");
    run("root", "GRANT SELECT_PRIV ON z.* TO guest");
    assertThat(databases("guest"))
        .isEqualTo(
            "internal.information_schema: Select_priv; internal.mysql: Select_priv;"
                + " internal.z: Select_priv");
    run("root", "REVOKE SELECT_PRIV ON information_schema.* FROM guest");
    assertThat(databases("guest"))
        .isEqualTo("internal.mysql: Select_priv; internal.z: Select_priv");
    assertThat(run("guest", "SHOW DATABASES")).containsExactly("mysql", "z");
    for (String sql :
        List.of(
            "SHOW BACKENDS",
            "SHOW FRONTENDS",
            "SELECT * FROM backends()",
            "SELECT * FROM frontends()")) {
      refuses(
          "guest",
          sql,
          "Access denied; you need (at least one of) the (Admin_priv,Select_priv) privilege(s) on"
              + " database information_schema for this operation");
    }
    assertThatThrownBy(() -> run("guest", "SELECT * FROM information_schema.tables"))
        .hasMessageContaining("denied");
    assertThatThrownBy(() -> run("guest", "USE information_schema"))
        .hasMessageContaining("Access denied for user 'guest' to database 'information_schema'");
    run("root", "GRANT SELECT_PRIV ON information_schema.* TO guest");
    run("guest", "SHOW BACKENDS");
  }

  /** ShowPrivilegesCommand of Doris. */
  @Test
  void showsThePrivilegesThatThereAreAndNoLoadJobs() throws SQLException {
    assertThat(run("guest", "SHOW PRIVILEGES"))
        .containsExactly(
            "Node_priv",
            "Admin_priv",
            "Grant_priv",
            "Select_priv",
            "Load_priv",
            "Alter_priv",
            "Create_priv",
            "Drop_priv",
            "Usage_priv",
            "Cluster_usage_priv",
            "Stage_usage_priv",
            "Show_view_priv");
    // StreamLoadRecordMgr asks backends, which keep none unless enable_stream_load_record is on.
    assertThat(run("root", "SHOW STREAM LOAD FROM z WHERE label = 'l'")).isEmpty();
    refuses("root", "SHOW DELETE FROM z", "minidoris keeps no list of what was deleted. HINT");
    refuses("root", "SHOW LOAD", "minidoris keeps no load jobs: SHOW LOAD. HINT");
  }

  private static String databases(String user) throws SQLException {
    String url =
        "jdbc:mariadb://127.0.0.1:%d/?user=%s".formatted(FrontDoor.of(fe.fe).queryPort(), user);
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet rows = connection.createStatement().executeQuery("SHOW GRANTS")) {
      rows.next();
      return rows.getString("DatabasePrivs");
    }
  }
}
