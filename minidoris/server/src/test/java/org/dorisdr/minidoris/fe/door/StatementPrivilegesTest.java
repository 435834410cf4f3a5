package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a user without any privilege is told, statement by statement: the privileges, error codes
 * and words of Doris's commands. To a client the number is 1105, as everything else that a command
 * throws.
 */
class StatementPrivilegesTest extends PrivilegeScene {
  private static final String SHOW =
      "Admin_priv,Select_priv,Load_priv,Alter_priv,Create_priv,Drop_priv,Show_view_priv";

  @BeforeAll
  static void prepare() throws SQLException {
    run("root", "CREATE VIEW d.v AS SELECT * FROM d.t");
  }

  private static void refuses(String sql, String message) {
    assertThat(refusal("nobody", sql)).contains("errCode = 2, detailMessage = " + message);
  }

  /** ERR_SPECIFIC_ACCESS_DENIED_ERROR: the command's word alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHOW FRONTEND CONFIG; ADMIN",
        "ADMIN SET FRONTEND CONFIG ('max_backup_restore_job_num_per_db' = '3'); ADMIN",
        "SET GLOBAL query_timeout = 1; ADMIN",
        "INSTALL PLUGIN FROM '/nowhere'; ADMIN",
        "UNINSTALL PLUGIN nothing; ADMIN",
        "SHOW PLUGINS; Admin_priv",
        "SHOW DATA; Admin_priv",
        "CREATE USER other; GRANT",
        "ALTER USER nobody IDENTIFIED BY 'x'; GRANT",
        "DROP USER nobody; DROP USER",
        "SHOW ALL GRANTS; GRANT",
        "SHOW ROLES; GRANT",
        "CREATE ROLE r; CREATE ROLE",
        "ALTER ROLE r COMMENT 'c'; ALTER ROLE",
        "DROP ROLE r; DROP ROLE",
        "GRANT 'r' TO nobody; GRANT/REVOKE",
        "REVOKE 'r' FROM nobody; GRANT/REVOKE",
        "SET PASSWORD FOR other = PASSWORD('x'); GRANT",
        "SHOW PROC '/dbs'; ADMIN",
        "ALTER SYSTEM ADD BACKEND '127.0.0.1:1'; NODE",
        "ALTER SYSTEM DECOMMISSION BACKEND '127.0.0.1:1'; NODE",
        "CANCEL DECOMMISSION BACKEND '127.0.0.1:1'; Node_priv",
        "SHOW TRASH; ADMIN/OPERATOR",
        "ADMIN CLEAN TRASH; ADMIN",
        "SHOW REPLICA STATUS FROM d.t; ADMIN",
        "SHOW REPLICA DISTRIBUTION FROM d.t; ADMIN",
        "SHOW TABLET DIAGNOSIS 1; ADMIN",
        "ADMIN REPAIR TABLE d.t; ADMIN",
        "ADMIN CANCEL REPAIR TABLE d.t; ADMIN",
        "ADMIN SET REPLICA STATUS PROPERTIES ('tablet_id' = '1'); ADMIN",
        "ADMIN SET REPLICA VERSION PROPERTIES ('tablet_id' = '1'); ADMIN",
        "ADMIN SET TABLE d.t STATUS PROPERTIES ('state' = 'normal'); ADMIN",
        "ADMIN SET TABLE d.t PARTITION VERSION; ADMIN",
        "ADMIN REBALANCE DISK; ADMIN",
        "ADMIN CANCEL REBALANCE DISK; ADMIN",
        "ADMIN COPY TABLET 1; Admin_priv",
        "SHOW TABLETS BELONG 1; Admin_priv",
        "UNSET GLOBAL VARIABLE query_timeout; ADMIN",
        "ALTER SYSTEM MODIFY BACKEND 'a:1' SET ('disable_load' = 'true'); NODE",
        "ALTER SYSTEM MODIFY FRONTEND 'a:1' HOSTNAME 'b'; NODE",
        "ADMIN CHECK TABLET (1) PROPERTIES ('type' = 'consistency'); ADMIN",
        "ADMIN COMPACT TABLE d.t PARTITION t WHERE TYPE = 'BASE'; ADMIN",
        "SHOW TABLET 1; SHOW TABLET",
        "SHOW TABLETS FROM d.t; SHOW TABLETS",
        "SHOW PARTITION 1; SHOW PARTITION",
        "SHOW TABLE 1; SHOW TABLE",
        "SHOW DATABASE 1; SHOW DATABASE",
        "CREATE REPOSITORY r WITH S3 ON LOCATION 's3://b/p' PROPERTIES ('a' = 'b'); ADMIN",
        "ALTER REPOSITORY r PROPERTIES ('a' = 'b'); ADMIN",
        "DROP REPOSITORY r; ADMIN",
        "SHOW REPOSITORIES; Admin_priv",
        "SHOW CREATE REPOSITORY FOR r; Admin_priv",
        "SHOW SNAPSHOT ON r; Admin_priv",
        "SHOW CATALOG RECYCLE BIN; Admin_priv",
        "DROP CATALOG RECYCLE BIN WHERE 'DbId' = 1; ADMIN",
        "BACKUP SNAPSHOT d.s TO r ON (t); LOAD",
        "RESTORE SNAPSHOT d.s FROM r ON (t) PROPERTIES ('backup_timestamp' = 'x'); LOAD",
        "CANCEL BACKUP FROM d; LOAD",
        "CLEAN LABEL l FROM d; LOAD",
        "CANCEL RESTORE FROM d; LOAD",
        "CREATE ALIAS FUNCTION d.f(INT) WITH PARAMETER(x) AS x; ADMIN",
        "DROP FUNCTION d.f(INT); ADMIN",
        "CREATE RESOURCE 'r' PROPERTIES ('type' = 's3'); ADMIN",
        "ALTER RESOURCE 'r' PROPERTIES ('a' = 'b'); ADMIN",
        "DROP RESOURCE 'r'; ADMIN",
        "CREATE STORAGE POLICY p PROPERTIES ('a' = 'b'); Admin_priv",
        "ALTER STORAGE POLICY p PROPERTIES ('a' = 'b'); Admin_priv",
        "DROP STORAGE POLICY p; Admin_priv",
        "SHOW STORAGE POLICY; ADMIN",
        "SHOW STORAGE POLICY USING; ADMIN",
        "CREATE TABLE d.n (k INT) DISTRIBUTED BY HASH(k); CREATE",
        "CREATE TABLE d.n LIKE d.t; SELECT",
        "DROP TABLE d.t; DROP",
        "DROP VIEW d.v; DROP",
        "TRUNCATE TABLE d.t; LOAD",
        "CREATE MATERIALIZED VIEW m AS SELECT k FROM d.t; ALTER",
        "SET LDAP_ADMIN_PASSWORD = PASSWORD('x'); Admin_priv",
      })
  void namesThePrivilegeByTheWordOfDoris(String sql, String word) {
    refuses(
        sql,
        "Access denied; you need (at least one of) the ("
            + word
            + ") privilege(s) for this operation");
  }

  /** ERR_TABLEACCESS_DENIED_ERROR, with the table as the command writes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALTER TABLE d.t ADD COLUMN c INT; ALTER TABLE; d: t",
        "BUILD INDEX i ON d.t; ALTER TABLE; d: t",
        "CANCEL ALTER TABLE COLUMN FROM d.t; CANCEL ALTER TABLE; d: t",
        "CANCEL BUILD INDEX ON d.t; CANCEL ALTER TABLE; d: t",
        "RECOVER TABLE d.t; RECOVERY; d: t",
        "RECOVER PARTITION p FROM d.t; RECOVERY; d: t",
        "SHOW CREATE TABLE d.t; SHOW CREATE TABLE; d: t",
        "SHOW CREATE VIEW d.v; SHOW CREATE TABLE; d: v",
        "SHOW CREATE MATERIALIZED VIEW d.m; SHOW; d: m",
        "DESC d.t; DESCRIBE; d: t",
        "SHOW INDEX FROM d.t; SHOW INDEX; `d`.`t`",
        "SHOW PARTITIONS FROM d.t; SHOW PARTITIONS; d: t",
        "SHOW DATA FROM d.t; SHOW DATA; d: t",
        "LOCK TABLES d.t READ; SELECT; d.t",
        "CREATE MATERIALIZED VIEW d.m BUILD DEFERRED REFRESH COMPLETE ON MANUAL"
            + " AS SELECT * FROM d.t; CREATE; d: m",
        "REFRESH MATERIALIZED VIEW d.m COMPLETE; CREATE; d: m",
        "PAUSE MATERIALIZED VIEW JOB ON d.m; CREATE; d: m",
        "RESUME MATERIALIZED VIEW JOB ON d.m; CREATE; d: m",
        "CANCEL MATERIALIZED VIEW TASK 1 ON d.m; CREATE; d: m",
        "ALTER MATERIALIZED VIEW d.m RENAME n; ALTER; d: m",
        "DROP MATERIALIZED VIEW d.m; DROP; d: m",
        "INSERT INTO d.t VALUES (1); LOAD; d: t",
      })
  void namesTheTableAsDoris(String sql, String command, String table) {
    refuses(
        sql, command + " command denied to user 'nobody'@'127.0.0.1' for table '" + table + "'");
  }

  /** Auth.checkColsPriv: the first column of the table that is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT * FROM d.t; d].[t].[k",
        "SELECT x.* FROM d.t x; d].[t].[k",
        "SELECT max(v) FROM d.t; d].[t].[v",
        "SELECT v FROM d.t WHERE k = 1; d].[t].[k",
        "SELECT * FROM d.v; d].[v].[k",
        "SELECT * FROM d.t INTO OUTFILE 's3://b/x' FORMAT AS csv; d].[t].[k",
        "WITH c AS (SELECT v FROM d.t) SELECT count(*) FROM c; d].[t].[v",
      })
  void namesTheFirstColumnThatIsRead(String sql, String column) {
    refuses(
        sql,
        "Permission denied: user ['nobody'@'%'] does not have privilege for [priv predicate: OR,"
            + " Admin_priv,Select_priv] command on [internal].["
            + column
            + "]");
  }

  /** UserAuthentication.checkPermission: no column is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"SELECT count(*) FROM d.t", "SELECT 1 FROM d.t LIMIT 1"})
  void namesTheTableOfWhichNoColumnIsRead(String sql) {
    refuses(
        sql,
        "Access denied; you need (at least one of) the (Admin_priv,Select_priv) privilege(s) on"
            + " table t for this operation");
  }

  /** ERR_TABLE_ACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE VIEW d.w AS SELECT 1; Admin_priv,Create_priv; w",
        "ALTER VIEW d.v AS SELECT 1; Admin_priv,Alter_priv; v",
        "SHOW COLUMNS FROM d.t; " + SHOW + "; d.t",
      })
  void listsThePrivilegesOnATable(String sql, String privileges, String table) {
    refuses(
        sql,
        "Access denied; you need (at least one of) the ("
            + privileges
            + ") privilege(s) on table "
            + table
            + " for this operation");
  }

  /** ERR_DB_ACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHOW CREATE DATABASE d; " + SHOW,
        "SHOW TRANSACTION FROM d WHERE id = 1; Admin_priv,Load_priv",
      })
  void listsThePrivilegesOnADatabase(String sql, String privileges) {
    refuses(
        sql,
        "Access denied; you need (at least one of) the ("
            + privileges
            + ") privilege(s) on database d for this operation");
  }

  /** ERR_DBACCESS_DENIED_ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE DATABASE d2; d2",
        "DROP DATABASE d; d",
        "ALTER DATABASE d RENAME e; d",
        "ALTER DATABASE d SET PROPERTIES ('binlog.enable' = 'true'); d",
        "ALTER DATABASE d SET DATA QUOTA 1G; d",
        "RECOVER DATABASE d; d",
        "SHOW BACKUP FROM d; d",
        "SHOW RESTORE FROM d; d",
        "SHOW TABLE STATUS FROM d; d",
        "SHOW FULL FUNCTIONS FROM d; d",
        "SHOW CREATE FUNCTION d.f(INT); d",
      })
  void deniesTheDatabase(String sql, String database) {
    refuses(sql, "Access denied for user 'nobody' to database '" + database + "'");
  }

  /** ERR_SPECIFIC_ALL_ACCESS_DENIED_ERROR: who passes privileges on must hold them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GRANT SELECT_PRIV, LOAD_PRIV ON d.t TO nobody; [Grant_priv, Select_priv, Load_priv]",
        "REVOKE ALL ON d.* FROM nobody; [Grant_priv, Select_priv, Load_priv, Alter_priv,"
            + " Create_priv, Drop_priv, Show_view_priv]",
        "GRANT USAGE_PRIV ON RESOURCE 'r' TO nobody; [Grant_priv, Usage_priv]",
        "GRANT USAGE_PRIV ON WORKLOAD GROUP 'normal' TO nobody; [Grant_priv, Usage_priv]",
      })
  void needsAllThatIsPassedOn(String sql, String privileges) {
    refuses(sql, "Access denied; you need all  " + privileges + " privilege(s) for this operation");
  }

  /** Commands that ask for nothing, or leave out what one may not see. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHOW DATABASES",
        "SHOW TABLES FROM d",
        "SHOW DYNAMIC PARTITION TABLES FROM d",
        "SHOW BACKENDS",
        "SHOW FRONTENDS",
        "SHOW GRANTS",
        "SHOW VARIABLES",
        "SHOW PROCESSLIST",
        "SHOW RESOURCES",
      })
  void asksForNothing(String sql) throws SQLException {
    run("nobody", sql);
  }
}
