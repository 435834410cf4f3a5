package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;

/** Values of a file as those of columns. Stateless. */
final class LoadValues {
  private LoadValues() {}

  /**
   * NULL if it does not fit.
   *
   * @param cut whether a text that is too long loses its end rather than fail
   */
  static String typed(Column column, String value, boolean cut) {
    return typed(column, value, cut, "''");
  }

  /**
   * @param zone of times with an offset, as a literal; empty = that of the machine
   */
  static String typed(Column column, String value, boolean cut, String zone) {
    DorisType type = DorisType.parse(column.type());
    if (type.name().equals("variant")) {
      return type.cast(value);
    }
    if (type.isText() && !type.name().equals("json") && !cut) {
      return "CAST(" + value + " AS VARCHAR)";
    }
    return Casts.to(type, value, zone, false);
  }

  /**
   * Rows of a statement that need not fit, as those of a load, with {@link LoadSource#PROBLEM}
   * behind them: nothing is known to be wrong yet.
   *
   * @param source DuckDB query that yields these columns
   */
  static String lenient(String source, List<Column> columns) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : columns) {
      String name = "l" + names.size();
      names.add(name);
      values.add(typed(column, name, true));
    }
    values.add("CAST(NULL AS VARCHAR)");
    return "SELECT "
        + String.join(", ", values)
        + " FROM ("
        + source
        + "\n) AS lenient("
        + String.join(", ", names)
        + ")";
  }
}
