package org.apache.doris.common;

import java.nio.charset.StandardCharsets;

/** MySQL error codes with SQLSTATE and text. */
public enum ErrorCode {
  ERR_DBACCESS_DENIED_ERROR(1044, "42000", "Access denied for user '%s' to database '%s'"),
  ERR_ACCESS_DENIED_ERROR(1045, "28000", "Access denied for user '%s' (using password: %s)"),
  ERR_NO_DB_ERROR(1046, "3D000", "No database selected"),
  ERR_UNKNOWN_COM_ERROR(1047, "08S01", "Unknown command"),
  ERR_BAD_DB_ERROR(1049, "42000", "Unknown database '%s'"),
  ERR_BAD_TABLE_ERROR(1051, "42S02", "Unknown table '%s'"),
  ERR_NO_SUCH_THREAD(1094, "HY000", "Unknown thread id: %d"),
  ERR_KILL_DENIED_ERROR(1095, "HY000", "You are not owner of thread or query: %d"),
  ERR_UNKNOWN_ERROR(1105, "HY000", "Unknown error"),
  ERR_WRONG_DB_NAME(1102, "42000", "Incorrect database name '%s'"),
  ERR_WRONG_TABLE_NAME(1103, "42000", "Incorrect table name '%s'. Table name regex is '%s'"),
  ERR_UNKNOWN_TABLE(1109, "42S02", "Unknown table '%s' in %s"),
  ERR_NONEXISTING_GRANT(1141, "42000", "There is no such grant defined for user '%s' on host '%s'"),
  ERR_TABLEACCESS_DENIED_ERROR(1142, "42000", "%s command denied to user '%s'@'%s' for table '%s'"),
  ERR_UNKNOWN_SYSTEM_VARIABLE(
      1193, "HY000", "Unknown system variable '%s',the similar variables are %s"),
  ERR_CATALOG_ACCESS_DENIED_ERROR(
      1221,
      "42000",
      "Access denied; you need (at least one of) the (%s) privilege(s) on catalog %s for this operation"),
  ERR_RESOURCE_ACCESS_DENIED_ERROR(
      1222,
      "42000",
      "Access denied; you need (at least one of) the (%s) privilege(s) on resource %s for this operation"),
  ERR_SPECIFIC_ALL_ACCESS_DENIED_ERROR(
      1223, "42000", "Access denied; you need all  %s privilege(s) for this operation"),
  ERR_TABLE_ACCESS_DENIED_ERROR(
      1224,
      "42000",
      "Access denied; you need (at least one of) the (%s) privilege(s) on table %s for this operation"),
  ERR_DB_ACCESS_DENIED_ERROR(
      1225,
      "42000",
      "Access denied; you need (at least one of) the (%s) privilege(s) on database %s for this operation"),
  ERR_SPECIFIC_ACCESS_DENIED_ERROR(
      1227,
      "42000",
      "Access denied; you need (at least one of) the (%s) privilege(s) for this operation"),
  ERR_WRONG_VALUE_FOR_VAR(1231, "42000", "Variable '%s' can't be set to the value of '%s'"),
  ERR_CANNOT_USER(1396, "HY000", "Operation %s failed for %s"),
  ERR_WRONG_PROC_PATH(5001, "HY000", "Proc path '%s' doesn't exist"),
  ERR_CATALOG_ACCESS_DENIED(5087, "42000", "Access denied for user '%s' to catalog '%s'"),
  ERR_TABLE_NAME_LENGTH_LIMIT(
      5089,
      "42000",
      "Table name length exceeds limit, the length of table name '%s' is %d which is greater than the"
          + " configuration 'table_name_length_limit' (%d).");

  private final int code;
  private final String sqlState;
  private final String errorMsg;

  ErrorCode(int code, String sqlState, String errorMsg) {
    this.code = code;
    this.sqlState = sqlState;
    this.errorMsg = errorMsg;
  }

  public int getCode() {
    return code;
  }

  /** Five ASCII characters. */
  public byte[] getSqlState() {
    return sqlState.getBytes(StandardCharsets.US_ASCII);
  }

  public String getErrorMsg() {
    return errorMsg;
  }

  public String formatErrorMsg(Object... args) {
    return String.format(errorMsg, args);
  }
}
