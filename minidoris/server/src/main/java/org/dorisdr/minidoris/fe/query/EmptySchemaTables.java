package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import java.util.Optional;

/**
 * Tables of {@code information_schema} that never have rows, in Doris either: drivers read them.
 * Stateless.
 */
final class EmptySchemaTables {
  private static final String CONSTRAINT = "CONSTRAINT_CATALOG CONSTRAINT_SCHEMA CONSTRAINT_NAME ";
  private static final String TABLE = "TABLE_CATALOG TABLE_SCHEMA TABLE_NAME ";

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry(
              "referential_constraints",
              CONSTRAINT
                  + "UNIQUE_CONSTRAINT_CATALOG UNIQUE_CONSTRAINT_SCHEMA UNIQUE_CONSTRAINT_NAME"
                  + " MATCH_OPTION UPDATE_RULE DELETE_RULE TABLE_NAME REFERENCED_TABLE_NAME"),
          Map.entry(
              "key_column_usage",
              CONSTRAINT
                  + TABLE
                  + "COLUMN_NAME ORDINAL_POSITION POSITION_IN_UNIQUE_CONSTRAINT"
                  + " REFERENCED_TABLE_SCHEMA REFERENCED_TABLE_NAME REFERENCED_COLUMN_NAME"),
          Map.entry(
              "table_constraints", CONSTRAINT + "TABLE_SCHEMA TABLE_NAME CONSTRAINT_TYPE ENFORCED"),
          Map.entry(
              "statistics",
              TABLE
                  + "NON_UNIQUE INDEX_SCHEMA INDEX_NAME SEQ_IN_INDEX COLUMN_NAME COLLATION"
                  + " CARDINALITY SUB_PART PACKED NULLABLE INDEX_TYPE COMMENT INDEX_COMMENT"),
          Map.entry(
              "routines",
              "SPECIFIC_NAME ROUTINE_CATALOG ROUTINE_SCHEMA ROUTINE_NAME ROUTINE_TYPE DTD_IDENTIFIER"
                  + " ROUTINE_BODY ROUTINE_DEFINITION EXTERNAL_NAME EXTERNAL_LANGUAGE"
                  + " PARAMETER_STYLE IS_DETERMINISTIC SQL_DATA_ACCESS SQL_PATH SECURITY_TYPE CREATED"
                  + " LAST_ALTERED SQL_MODE ROUTINE_COMMENT DEFINER CHARACTER_SET_CLIENT"
                  + " COLLATION_CONNECTION DATABASE_COLLATION"),
          Map.entry(
              "parameters",
              "SPECIFIC_CATALOG SPECIFIC_SCHEMA SPECIFIC_NAME ORDINAL_POSITION PARAMETER_MODE"
                  + " PARAMETER_NAME DATA_TYPE CHARACTER_MAXIMUM_LENGTH CHARACTER_OCTET_LENGTH"
                  + " NUMERIC_PRECISION NUMERIC_SCALE DATETIME_PRECISION CHARACTER_SET_NAME"
                  + " COLLATION_NAME DTD_IDENTIFIER ROUTINE_TYPE"),
          Map.entry(
              "triggers",
              "TRIGGER_CATALOG TRIGGER_SCHEMA TRIGGER_NAME EVENT_MANIPULATION EVENT_OBJECT_CATALOG"
                  + " EVENT_OBJECT_SCHEMA EVENT_OBJECT_TABLE ACTION_ORDER ACTION_CONDITION"
                  + " ACTION_STATEMENT ACTION_ORIENTATION ACTION_TIMING"
                  + " ACTION_REFERENCE_OLD_TABLE ACTION_REFERENCE_NEW_TABLE ACTION_REFERENCE_OLD_ROW"
                  + " ACTION_REFERENCE_NEW_ROW CREATED SQL_MODE DEFINER CHARACTER_SET_CLIENT"
                  + " COLLATION_CONNECTION DATABASE_COLLATION"),
          Map.entry(
              "events",
              "EVENT_CATALOG EVENT_SCHEMA EVENT_NAME DEFINER TIME_ZONE EVENT_BODY EVENT_DEFINITION"
                  + " EVENT_TYPE EXECUTE_AT INTERVAL_VALUE INTERVAL_FIELD SQL_MODE STARTS ENDS STATUS"
                  + " ON_COMPLETION CREATED LAST_ALTERED LAST_EXECUTED EVENT_COMMENT ORIGINATOR"
                  + " CHARACTER_SET_CLIENT COLLATION_CONNECTION DATABASE_COLLATION"));

  private EmptySchemaTables() {}

  /** Names of a table's columns, in order; empty if there is no such table. */
  static Optional<String[]> columns(String table) {
    return Optional.ofNullable(COLUMNS.get(table)).map(names -> names.split(" "));
  }
}
