package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.auth.AuthModule;
import org.dorisdr.minidoris.fe.auth.Users;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in: rules of passwords, addresses, and how often a user may come. */
class PasswordRulesTest {
  @TempDir Path home;
  private TestFrontend fe;

  @BeforeEach
  void start() {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:%d/".formatted(FrontDoor.of(fe.fe).queryPort()), user, password);
  }

  private void in(String user, String password) throws SQLException {
    connect(user, password).close();
  }

  private List<String> rows(String user, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect(user, "");
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1) + "=" + rows.getString(2));
        }
      }
    }
    return found;
  }

  private void root(String sql) throws SQLException {
    rows("root", sql);
  }

  private void refuses(String sql, String message) {
    assertThatThrownBy(() -> root(sql)).hasMessageContaining("detailMessage = " + message);
  }

  /** PasswordPolicy.HistoryPolicy of Doris. */
  @Test
  void anOldPasswordDoesNotComeAgain() throws SQLException {
    String refused =
        "Cannot use these credentials for 'ann'@'%' because they contradict the password history policy";
    root("CREATE USER ann IDENTIFIED BY 'one' PASSWORD_HISTORY DEFAULT");
    root("ALTER USER ann IDENTIFIED BY 'one'");
    root("SET GLOBAL password_history = 1");
    refuses("ALTER USER ann IDENTIFIED BY 'one'", refused);
    root("ALTER USER ann PASSWORD_HISTORY 2");
    root("ALTER USER ann IDENTIFIED BY 'two'");
    root("SET PASSWORD FOR ann = PASSWORD('three')");
    refuses("SET PASSWORD FOR ann = PASSWORD('two')", refused);
    in("ann", "three");
    root("ALTER USER ann IDENTIFIED BY 'one'");
    refuses("ALTER USER ann PASSWORD_HISTORY 11", "The password history number must be DEFAULT");
    refuses(
        "ALTER USER ann PASSWORD_REUSE INTERVAL 3 DAY",
        "Not support setting password reuse policy now");
  }

  /** PasswordPolicy.FailedLoginPolicy of Doris. */
  @Test
  void wrongPasswordsLockTheAccount() throws SQLException {
    root("CREATE USER ann IDENTIFIED BY 'x' FAILED_LOGIN_ATTEMPTS 2 PASSWORD_LOCK_TIME 1 DAY");
    in("ann", "x");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> in("ann", "wrong")).hasMessageContaining("(using password: YES)");
    }
    assertThatThrownBy(() -> in("ann", "x"))
        .hasMessageMatching(
            "(?s).*Access denied for user 'ann'@'%'\\. Account is blocked for 86400 second\\(s\\)"
                + " \\(8\\d{4} second\\(s\\) remaining\\) due to 2 consecutive failed logins.*");
    assertThat(rows("root", "SHOW PROC \"/auth/'ann'@'%'\""))
        .contains(
            "password_policy.num_failed_login=2",
            "password_policy.password_lock_seconds=86400",
            "password_policy.failed_login_counter=2",
            "password_policy.expiration_seconds=NEVER",
            "max_user_connections=100");
    root("ALTER USER ann ACCOUNT_UNLOCK");
    in("ann", "x");
    refuses("ALTER USER ann ACCOUNT_LOCK", "Not support lock account now");
    refuses(
        "ALTER USER ann ACCOUNT_UNLOCK COMMENT 'c'",
        "Only support doing one type of operation at one time,actual number of type is 2");
  }

  /** PasswordPolicy.ExpirePolicy of Doris. */
  @Test
  void aPasswordExpiresUntilItIsSetAgain() throws SQLException {
    root("CREATE USER ann IDENTIFIED BY 'x' PASSWORD_EXPIRE INTERVAL 1 SECOND");
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> in("ann", "x"))
                    .hasMessageContaining("Your password has expired. To log in you must change"));
    root("ALTER USER ann PASSWORD_EXPIRE INTERVAL 1 DAY");
    in("ann", "x");
    root("ALTER USER ann PASSWORD_EXPIRE NEVER");
    in("ann", "x");
  }

  /** MysqlPassword.validatePlainPassword of Doris. */
  @Test
  void aPasswordIsStrongIfThatIsAsked() throws SQLException {
    root("CREATE USER ann");
    assertThatThrownBy(() -> root("SET password_history = 1"))
        .hasMessageContaining("is a GLOBAL variable and should be set with SET GLOBAL");
    refuses(
        "SET GLOBAL validate_password_policy = WEAK",
        "Invalid validate_password_policy value: WEAK");
    root("SET GLOBAL validate_password_policy = STRONG");
    refuses(
        "SET PASSWORD FOR ann = PASSWORD('12345')",
        "Violate password validation policy: STRONG. The password must be at least 8 characters");
    refuses(
        "CREATE USER bob IDENTIFIED BY '12345678'",
        "Violate password validation policy: STRONG. The password must contain at least 3 types");
    root("ALTER USER ann IDENTIFIED BY 'Ab1234567^'");
    in("ann", "Ab1234567^");
  }

  /** UserManager.checkPasswordInternal of Doris. */
  @Test
  void thePasswordOfAnotherAddressLetsNobodyIn() throws SQLException {
    root("CREATE USER ann IDENTIFIED BY 'far'");
    root("CREATE USER ann@'127.0.0.%' IDENTIFIED BY 'near'");
    in("ann", "near");
    assertThatThrownBy(() -> in("ann", "far")).hasMessageContaining("Access denied");
    refuses(
        "CREATE USER ann@('example.org')",
        "minidoris does not resolve names of hosts: 'ann'@['example.org']. HINT");
  }

  /** UserProperty, SetUserPropertyVarOp and ShowUserPropertyCommand of Doris. */
  @Test
  void aUserHasAsManyConnectionsAsItsPropertySays() throws SQLException {
    root("CREATE USER ann");
    root("SET PROPERTY FOR 'ann' 'max_user_connections' = '1'");
    try (Connection first = connect("ann", "")) {
      assertThat(first.isValid(5)).isTrue();
      assertThatThrownBy(() -> connect("ann", ""))
          .hasMessageContaining("Reach limit of connections. Total: 1024, User: 1, Current: 1");
    }
    assertThat(rows("root", "SHOW PROPERTY FOR ann LIKE 'max_user%'"))
        .containsExactly("max_user_connections=1");
    assertThat(rows("root", "SHOW PROPERTY")).hasSize(15).contains("max_user_connections=100");
    assertThat(rows("root", "SHOW ALL PROPERTIES LIKE 'max_user%'"))
        .contains("ann={\"max_user_connections\":\"1\"}");
    // one connection for both: the frontend may still count one that has just been closed
    try (Connection ann = await().ignoreExceptions().until(() -> connect("ann", ""), c -> true);
        Statement statement = ann.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SET PROPERTY 'max_user_connections' = '9'"))
          .hasMessageContaining("you need (at least one of) the (ADMIN) privilege(s)");
      assertThatThrownBy(() -> statement.execute("SHOW PROPERTY FOR root"))
          .hasMessageContaining("you need (at least one of) the (GRANT) privilege(s)");
    }
    refuses(
        "SET PROPERTY FOR ann 'max_user_connections' = '10001'",
        "max_user_connections is not valid, must between 1 and 10000");
    refuses("SET PROPERTY 'x' = '1'", "Unknown property key: x");
    refuses("SET PROPERTY FOR none 'max_user_connections' = '1'", "Unknown user(none)");
    refuses("SET PROPERTY 'sql_block_rules' = 'r'", "minidoris does nothing by the property");
    refuses("GRANT SELECT_PRIV(k) ON *.*.* TO ann", "minidoris has no privileges on columns");
  }

  /** AcceptListener: what the user's properties say of time is what its sessions begin with. */
  @Test
  void propertiesTellHowLongStatementsOfTheUserMayRun() throws Exception {
    root("CREATE USER ann");
    root("SET PROPERTY FOR ann 'query_timeout' = '10', 'insert_timeout' = '-1'");
    root("SET PROPERTY FOR ann 'cpu_resource_limit' = '2', 'exec_mem_limit' = '4096'");
    assertThat(rows("ann", "SELECT @@query_timeout, @@insert_timeout")).containsExactly("10=14400");
    assertThat(rows("ann", "SHOW PROPERTY LIKE '%_limit'"))
        .containsExactly("cpu_resource_limit=2", "exec_mem_limit=4096");
    refuses("SET PROPERTY FOR ann 'query_timeout' = 'x'", "query_timeout is not number");
    refuses(
        "SET PROPERTY FOR ann 'exec_mem_limit' = '0'",
        "exec_mem_limit is not valid. Should not larger than 0 or equal to -1");
  }

  @Test
  void imagesKeepRulesAndProperties() throws Exception {
    root("CREATE USER ann IDENTIFIED BY 'x' PASSWORD_HISTORY 3 FAILED_LOGIN_ATTEMPTS 4");
    root("SET PROPERTY FOR ann 'max_user_connections' = '7'");
    Users loaded = new Users();
    loaded.loadImage(
        Json.mapper()
            .readTree(fe.fe.part(AuthModule.class).orElseThrow().users().saveImage().toString()));
    assertThat(loaded.mostConnections("ann")).isEqualTo(7);
    assertThat(loaded.find("ann", "%").orElseThrow().rules)
        .usingRecursiveComparison()
        .isEqualTo(
            fe.fe
                .part(AuthModule.class)
                .orElseThrow()
                .users()
                .find("ann", "%")
                .orElseThrow()
                .rules);
  }
}
