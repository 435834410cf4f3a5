package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * What becomes of rows that update some columns of a key that is not there.
 *
 * @param flexible each row has columns of its own
 * @param refusesNewKeys such rows fail the load
 * @param now what a default is that is the present moment, in the zone of the statement
 */
record PartialDefaults(boolean flexible, boolean refusesNewKeys, LocalDateTime now) {
  /** Value of a column that such a row lacks. */
  String of(Column column) {
    return Projection.isMust(column)
        ? "CASE WHEN o_there OR r_sign = 1 THEN %s ELSE error(%s) END"
            .formatted(zero(DorisType.parse(column.type())), Identifiers.literal(problem(column)))
        : Projection.defaultOf(column, now);
  }

  /** The same of a row that is written whatever it lacks. */
  String fallback(Column column) {
    return Projection.isMust(column) || column.autoIncrement()
        ? zero(DorisType.parse(column.type()))
        : Projection.defaultOf(column, now);
  }

  private String problem(Column column) {
    return "[E-207]the unmentioned column `"
        + column.name()
        + "` should have default value or be nullable for newly inserted rows in non-strict mode "
        + (flexible ? "flexible " : "")
        + "partial update";
  }

  /** Doris's filling of a row whose key the same load has deleted before. */
  private static String zero(DorisType type) {
    if (type.isNumber() || type.name().equals("boolean")) {
      return "0";
    }
    return type.isText() && !type.name().equals("json") ? "''" : "NULL";
  }

  /**
   * The value of a key.
   *
   * @param keys all of them
   * @param first whether it is the first column of the key
   */
  String checked(List<String> keys, String key, boolean first) {
    if (!refusesNewKeys || !first) {
      return key;
    }
    return "CASE WHEN o_there OR r_sign = 1 OR r_problem IS NOT NULL THEN "
        + key
        + " ELSE error('[E-7003]Can''t append new rows in partial update when"
        + " partial_update_new_key_behavior is ERROR. Row with key=[' || concat_ws(' ', "
        + String.join(", ", keys)
        + ") || '] is not in table.') END";
  }
}
