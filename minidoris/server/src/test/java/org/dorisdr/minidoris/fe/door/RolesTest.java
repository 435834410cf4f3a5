package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.auth.AuthModule;
import org.dorisdr.minidoris.fe.auth.Users;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles, and privileges on catalogs, resources and workload groups. */
class RolesTest {
  @TempDir Path home;
  private TestFrontend fe;

  @BeforeEach
  void start() throws SQLException {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
    fe.table(fe.database("d"), "t", 1);
    sql("root", "CREATE USER ann");
    sql("root", "CREATE USER bob");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private List<String> sql(String user, String sql) throws SQLException {
    try (Connection connection = Drivers.connect(fe.fe, user)) {
      return Drivers.rows(connection, sql);
    }
  }

  private String error(String user, String sql) {
    SQLException error = catchThrowableOfType(SQLException.class, () -> sql(user, sql));
    assertThat((Throwable) error).as(sql).isNotNull();
    return error.getMessage();
  }

  @Test
  void givesWhatARoleHoldsToItsUsers() throws SQLException {
    sql("root", "CREATE ROLE readers COMMENT 'those who read'");
    sql("root", "GRANT SELECT_PRIV ON d.* TO ROLE 'readers'");
    sql("root", "GRANT 'readers' TO ann");
    assertThat(sql("ann", "SHOW TABLES FROM d")).containsExactly("t");
    assertThat(sql("bob", "SHOW TABLES FROM d")).isEmpty();
    assertThat(sql("ann", "SHOW GRANTS"))
        .containsExactly(
            "'ann'@'%'||No|readers|null|null|internal.d: Select_priv;"
                + " internal.information_schema: Select_priv; internal.mysql: Select_priv"
                + "|null|null|null|null|null|null|normal: Usage_priv|null");
    sql("root", "REVOKE 'readers' FROM ann");
    assertThat(sql("ann", "SHOW TABLES FROM d")).isEmpty();
  }

  @Test
  void showsRolesWithDorisColumns() throws SQLException {
    sql("root", "CREATE ROLE readers");
    sql("root", "GRANT SELECT_PRIV ON d.t TO ROLE 'readers'");
    sql("root", "GRANT LOAD_PRIV ON d.* TO ROLE 'readers'");
    sql("root", "GRANT SELECT_PRIV ON *.* TO ROLE 'readers'");
    sql("root", "GRANT USAGE_PRIV ON RESOURCE 'r' TO ROLE 'readers'");
    sql("root", "GRANT USAGE_PRIV ON WORKLOAD GROUP 'normal' TO ROLE 'readers'");
    sql("root", "GRANT 'readers', 'admin' TO ann");
    assertThat(sql("root", "SHOW ROLES"))
        .containsExactly(
            "admin|null|'admin'@'%', 'ann'@'%'|Admin_priv" + "|null".repeat(9),
            "operator|null|'root'@'%'|Node_priv,Admin_priv" + "|null".repeat(9),
            "readers||'ann'@'%'|null|internal.*.*: Select_priv|internal.d.*: Load_priv"
                + "|internal.d.t: Select_priv|r: Usage_priv|null|null|null|normal: Usage_priv|null");
    assertThat(sql("ann", "SHOW ALL GRANTS")).isNotEmpty();
    sql("root", "DROP ROLE readers");
    assertThat(sql("root", "SHOW GRANTS FOR ann").get(0)).contains("|admin|Admin_priv|");
  }

  @Test
  void letsUsersUseResourcesThatTheyWereGiven() throws SQLException {
    for (String name : List.of("one", "two")) {
      sql(
          "root",
          "CREATE RESOURCE '"
              + name
              + "' PROPERTIES ('type'='s3','s3.endpoint'='http://x','s3.bucket'='b',"
              + "'s3_validity_check'='false')");
    }
    assertThat(sql("ann", "SHOW RESOURCES")).isEmpty();
    assertThat(error("ann", "SELECT * FROM S3('uri'='s3://b/k','format'='csv','resource'='one')"))
        .contains(
            "Access denied; you need (at least one of) the (Admin_priv,Usage_priv,"
                + "Cluster_usage_priv,Stage_usage_priv) privilege(s) on resource one for this"
                + " operation");
    sql("root", "GRANT USAGE_PRIV ON RESOURCE 'one' TO ann");
    assertThat(sql("ann", "SHOW RESOURCES")).isNotEmpty().allMatch(row -> row.startsWith("one|"));
    sql("root", "GRANT USAGE_PRIV ON RESOURCE * TO ann");
    assertThat(sql("ann", "SHOW RESOURCES")).anyMatch(row -> row.startsWith("two|"));
    assertThat(sql("root", "SHOW GRANTS FOR ann").get(0))
        .contains("|%: Usage_priv; one: Usage_priv|");
    sql("root", "REVOKE USAGE_PRIV ON RESOURCE '%' FROM ann");
    assertThat(sql("ann", "SHOW RESOURCES")).isNotEmpty().allMatch(row -> row.startsWith("one|"));
  }

  @Test
  void usersComeWithARole() throws SQLException {
    assertThat(error("root", "CREATE USER cat DEFAULT ROLE 'nosuch'"))
        .contains("Role: nosuch does not exist");
    sql("root", "CREATE ROLE loaders");
    sql("root", "GRANT LOAD_PRIV ON d.t TO ROLE 'loaders'");
    sql("root", "CREATE USER cat IDENTIFIED BY '' DEFAULT ROLE 'loaders'");
    assertThat(sql("cat", "SHOW TABLES FROM d")).containsExactly("t");
  }

  @Test
  void whoMayGrantPassesOnNoMoreThanIsHeld() throws SQLException {
    sql("root", "GRANT GRANT_PRIV, SELECT_PRIV ON d.* TO ann");
    sql("ann", "GRANT SELECT_PRIV ON d.t TO bob");
    assertThat(sql("bob", "SHOW TABLES FROM d")).containsExactly("t");
    assertThat(error("ann", "GRANT LOAD_PRIV ON d.t TO bob"))
        .contains("Access denied; you need all  [Grant_priv, Load_priv] privilege(s)");
  }

  @Test
  void rolesOutliveTheFrontend() throws SQLException {
    sql("root", "CREATE ROLE readers COMMENT 'c'");
    sql("root", "GRANT USAGE_PRIV ON RESOURCE 'r' TO ROLE 'readers'");
    sql("root", "GRANT 'readers' TO ann");
    Users saved = fe.fe.part(AuthModule.class).orElseThrow().users();
    Users read = new Users();
    read.loadImage(saved.saveImage());
    assertThat(read.saveImage()).isEqualTo(saved.saveImage());
    // Before there were roles, an image held the users alone.
    read.loadImage(saved.saveImage().path("users"));
    assertThat(read.all()).hasSameSizeAs(saved.all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE ROLE 'admin'; Can not create role: admin",
        "CREATE ROLE `9a`; invalid role format: 9a",
        "DROP ROLE operator; Can not drop role: operator",
        "DROP ROLE nosuch; Role nosuch does not exist",
        "ALTER ROLE nosuch COMMENT 'c'; Role: nosuch does not exist",
        "GRANT 'nosuch' TO ann; role:nosuch does not exist",
        "GRANT 'operator' TO ann; Can not grant role: operator",
        "GRANT 'admin' TO nosuch; user: 'nosuch'@'%' does not exist",
        "REVOKE 'admin' FROM 'admin'; Unsupported operation",
        "GRANT SELECT_PRIV ON d.t TO nosuch; user 'nosuch'@'%' does not exist",
        "GRANT SELECT_PRIV ON d.t TO ROLE 'admin'; Can not grant to role: admin",
        "GRANT SELECT_PRIV ON nosuch.* TO ann; database:nosuch does not exist",
        "GRANT SELECT_PRIV ON d.nosuch TO ann; table:nosuch does not exist",
        "GRANT SELECT_PRIV ON hive.d.t TO ann; catalog:hive does not exist",
        "GRANT SELECT_PRIV ON *.t TO ann; Do not support format: internal.*.t",
        "GRANT ADMIN_PRIV ON d.* TO ann; ADMIN_PRIV and NODE_PRIV can only be granted/revoke"
            + " on/from *.*.*",
        "GRANT USAGE_PRIV ON d.* TO ann; Can not grant/revoke Usage_priv to/from any other users"
            + " or roles",
        "GRANT SELECT_PRIV ON RESOURCE 'r' TO ann; Can not grant/revoke Select_priv to/from any"
            + " other users or roles",
        "GRANT USAGE_PRIV ON WORKLOAD GROUP 'g' TO ann; Can not find workload group g",
        "GRANT USAGE_PRIV ON WORKLOAD GROUP * TO ann; Global workload group priv is not supported.",
        "REVOKE SELECT_PRIV ON d.t FROM ann; internal.d.t does not exist in role"
            + " default_role_rbac_ann@%",
        "REVOKE SELECT_PRIV ON d.t FROM nosuch; Role default_role_rbac_nosuch@% does not exist",
        "REVOKE USAGE_PRIV ON RESOURCE 'r' FROM ann; r does not exist in role"
            + " default_role_rbac_ann@%",
        "GRANT USAGE_PRIV ON STAGE 's' TO ann; minidoris has no STAGE. HINT: privileges are"
            + " granted on tables, resources and workload groups",
        "GRANT FLY_PRIV ON d.t TO ann; Unknown privilege type FLY_PRIV",
      })
  void refusesInDorisWords(String sql, String message) {
    assertThat(error("root", sql)).contains("errCode = 2, detailMessage = " + message);
  }

  @Test
  void refusesARoleThatIsThere() throws SQLException {
    sql("root", "CREATE ROLE r");
    sql("root", "CREATE ROLE IF NOT EXISTS r");
    assertThat(error("root", "CREATE ROLE r"))
        .contains("detailMessage = Role role: r, db table privs: {}", "already exists");
    sql("root", "DROP ROLE IF EXISTS nosuch");
  }
}
