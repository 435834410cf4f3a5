package org.dorisdr.minidoris.fe.catalog.ddl;

import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Names that Doris takes with {@code enable_unicode_name_support}, which is what it comes with.
 * Stateless.
 */
public final class NameChecks {
  private static final String TABLE = "^[\\s\\S]*[\\S]$";
  private static final String COMMON = "^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,63}$";
  private static final String TEMPORARY = "_#TEMP#_";

  private NameChecks() {}

  /** Tables, views and rollups: anything that does not end with a blank. */
  public static void table(Ddl ddl, String name) {
    if (!name.matches(TABLE)) {
      throw Errors.of(ErrorCode.ERR_WRONG_TABLE_NAME, name, TABLE);
    }
    long limit = ddl.fe().settings().number("table_name_length_limit", 64);
    if (name.length() > limit) {
      throw Errors.of(ErrorCode.ERR_TABLE_NAME_LENGTH_LIMIT, name, name.length(), limit);
    }
    if (name.contains(TEMPORARY)) {
      throw StatementError.general("Incorrect table name, table name can't contains " + TEMPORARY);
    }
  }

  /** A letter comes first. */
  static void database(String name) {
    if (!name.matches(COMMON)) {
      throw Errors.of(ErrorCode.ERR_WRONG_DB_NAME, name);
    }
  }
}
