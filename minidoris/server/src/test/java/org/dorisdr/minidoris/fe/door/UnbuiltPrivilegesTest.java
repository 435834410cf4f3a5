package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may not run a statement in Doris is told so, also if minidoris does not have it: the errors
 * of Doris's commands of these names, as its suites {@code auth_call} want them.
 */
class UnbuiltPrivilegesTest extends PrivilegeScene {
  @BeforeAll
  static void prepare() throws SQLException {
    run("root", "CREATE USER reader");
    run("root", "GRANT SELECT_PRIV ON d.t TO reader");
  }

  private static void refuses(String sql, String message) {
    assertThat(refusal("nobody", sql)).contains("errCode = 2, detailMessage = " + message);
    assertThat(refusal("root", sql)).contains("minidoris does not do ");
  }

  /** ERR_SPECIFIC_ACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALTER COLOCATE GROUP g SET ('replication_num' = '1'); ADMIN",
        "ALTER SQL_BLOCK_RULE r PROPERTIES ('enable' = 'false'); ADMIN",
        "ALTER SYSTEM ADD BROKER b '127.0.0.1:1'; NODE",
        "CLEAN ALL PROFILE; ADMIN",
        "CLEAN ALL QUERY STATS; CLEAN ALL QUERY STATS",
        "CREATE ENCRYPTKEY k AS 'secret'; ADMIN",
        "CREATE FILE 'f' IN d PROPERTIES ('url' = 'u', 'catalog' = 'internal'); ADMIN",
        "CREATE JOB j ON SCHEDULE AT '2020-01-01 00:00:00' DO INSERT INTO d.t VALUES (1); ADMIN",
        "CREATE ROW POLICY p ON d.t AS RESTRICTIVE TO nobody USING (k = 1); Admin_priv,Grant_priv",
        "CREATE SQL_BLOCK_RULE r PROPERTIES ('sql' = 'x'); ADMIN",
        "CREATE WORKLOAD GROUP g PROPERTIES ('max_cpu_percent' = '1'); ADMIN",
        "DROP ENCRYPTKEY k; ADMIN",
        "DROP FILE 'f' FROM d PROPERTIES ('catalog' = 'internal'); ADMIN",
        "DROP ROW POLICY p ON d.t FOR nobody; Admin_priv,Grant_priv",
        "DROP SQL_BLOCK_RULE r; ADMIN",
        "PAUSE JOB WHERE jobname = 'j'; ADMIN",
        "RESUME JOB WHERE jobname = 'j'; ADMIN",
        "REFRESH LDAP ALL; ADMIN",
        "SHOW BROKER; ADMIN/OPERATOR",
        "SHOW CONVERT_LIGHT_SCHEMA_CHANGE_PROCESS; ADMIN/OPERATOR",
        "SHOW CREATE USER nobody; GRANT",
        "SHOW ENCRYPTKEYS FROM d; Admin_priv",
        "SHOW ROW POLICY FOR nobody; ADMIN",
        "SHOW SQL_BLOCK_RULE FOR r; ADMIN",
        "SHOW TABLET STORAGE FORMAT VERBOSE; Admin_priv",
      })
  void whoLacksAPrivilegeOnEverythingIsToldItsName(String sql, String word) {
    refuses(
        sql,
        "Access denied; you need (at least one of) the (%s) privilege(s) for this operation"
            .formatted(word));
  }

  /** ERR_TABLEACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ANALYZE TABLE d.t WITH SYNC; ANALYZE; d: t",
        "ANALYZE TABLE `d`.`t` WITH SYNC; ANALYZE; d: t",
        "CREATE ROUTINE LOAD d.l ON t COLUMNS(a) FROM KAFKA ('kafka_topic' = 'x'); LOAD; d",
        "CREATE ROUTINE LOAD d.l FROM KAFKA ('kafka_topic' = 'x'); LOAD; d",
        "DROP STATS d.t; DROP; d: t",
        "EXPORT TABLE d.t TO 's3://b/x' PROPERTIES ('format' = 'csv'); EXPORT; d: t",
        "LOAD LABEL d.l (DATA INFILE('s3://b/x') INTO TABLE t) WITH S3 ('a' = 'b'); LOAD; d: t",
        "LOAD DATA LOCAL INFILE 'f' INTO TABLE d.t COLUMNS TERMINATED BY ','; LOAD; d: t",
        "SHOW COLUMN STATS d.t; Permission denied; d: t",
        "SHOW DATA SKEW FROM d.t; SHOW DATA SKEW; d.t",
        "SHOW TABLE STATS d.t; Permission denied; d: t",
      })
  void whoLacksAPrivilegeOnATableIsToldTheTable(String sql, String command, String table) {
    refuses(
        sql,
        "%s command denied to user 'nobody'@'127.0.0.1' for table '%s'".formatted(command, table));
  }

  /** ERR_CATALOG_ACCESS_DENIED. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE CATALOG IF NOT EXISTS c PROPERTIES ('type' = 'hms')",
        "ALTER CATALOG c RENAME e",
        "SHOW CREATE CATALOG c",
        "DROP CATALOG IF EXISTS c",
      })
  void whoLacksAPrivilegeOnACatalogIsToldTheCatalog(String sql) {
    refuses(sql, "Access denied for user 'nobody' to catalog 'c'");
  }

  /** ERR_DBACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"SHOW FILE FROM d", "ALTER COLOCATE GROUP d.g SET ('replication_num' = '1')"})
  void whoLacksAPrivilegeOnADatabaseIsToldTheDatabase(String sql) {
    refuses(sql, "Access denied for user 'nobody' to database 'd'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "REFRESH CATALOG c; catalog c",
        "REFRESH DATABASE d; database d",
        "REFRESH TABLE d.t; table t"
      })
  void whoMayNotSeeSomethingMayNotRefreshIt(String sql, String thing) {
    refuses(
        sql,
        ("Access denied; you need (at least one of) the (Admin_priv,Select_priv,Load_priv,"
                + "Alter_priv,Create_priv,Drop_priv,Show_view_priv) privilege(s) on %s for this"
                + " operation")
            .formatted(thing));
  }

  /** ERR_ACCESS_DENIED_ERROR, with the command where the text has the user. */
  @Test
  void showAnalyzeNamesItselfAsTheUser() {
    refuses("SHOW ANALYZE d.t", "Access denied for user 'SHOW ANALYZE' (using password: nobody)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ANALYZE TABLE d.t; ANALYZE",
        "SHOW DATA SKEW FROM d.t; SHOW DATA SKEW",
        "REFRESH CATALOG internal; REFRESH CATALOG",
        "REFRESH DATABASE d; REFRESH DATABASE",
        "HELP 'x'; HELP"
      })
  void whoMayIsToldThatThereIsNoSuchStatement(String sql, String name) {
    assertThat(refusal("reader", sql)).contains("minidoris does not do " + name + ", which");
  }
}
