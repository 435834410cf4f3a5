package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** Types of columns that a session has to allow by a variable. Stateless. */
final class SessionTypes {
  private static final int USUAL_DIGITS = 38;

  private SessionTypes() {}

  /**
   * @throws StatementError if one of the columns is not allowed
   */
  static void check(Session session, List<ColumnDef> columns) {
    for (ColumnDef column : columns) {
      if ("GENERIC".equalsIgnoreCase(column.aggregation()) && !isOn(session, "enable_agg_state")) {
        throw StatementError.general("agg state not enable, need set enable_agg_state=true");
      }
      check(session, TypeSpec.parse(column.type()));
    }
  }

  private static void check(Session session, TypeSpec type) {
    int digits = type.base().equals("decimal") ? type.argument(0, USUAL_DIGITS) : 0;
    if (digits > USUAL_DIGITS && !isOn(session, "enable_decimal256")) {
      throw StatementError.general(
          "Datatype DecimalV3 with precision "
              + digits
              + ", which is greater than 38 is disabled by default. set enable_decimal256 = true to"
              + " enable it.");
    }
    type.children().forEach(child -> check(session, child));
  }

  private static boolean isOn(Session session, String variable) {
    return Boolean.parseBoolean(session.variables().get(variable));
  }
}
