package org.dorisdr.minidoris.fe.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Works out generated columns over rows, each value in a query of its own around the rows: casts
 * repeat what they are given many times in the engine's plan, which one inside the other would
 * never end to make. For one statement by one thread.
 */
final class GeneratedStages {
  private final List<Column> columns;
  private final Function<Column, String> given;
  private final Map<String, String> names = new HashMap<>();
  private String rows;

  /**
   * @param rows what stands behind FROM
   * @param columns of the table
   * @param given the value of a column that is not generated
   */
  GeneratedStages(String rows, List<Column> columns, Function<Column, String> given) {
    this.rows = rows;
    this.columns = columns;
    this.given = given;
  }

  /** Where the value of a column stands in {@link #rows}, with its type. */
  String name(Column column) {
    String key = column.name().toLowerCase(Locale.ROOT);
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String value =
        column.generated() == null
            ? GeneratedExpressions.cast(given.apply(column), column.type())
            : GeneratedExpressions.sql(column, columns, this::name);
    String name = "made" + names.size();
    rows = "(SELECT *, " + value + " AS " + name + " FROM " + rows + ") AS staged";
    names.put(key, name);
    return name;
  }

  private String name(String column) {
    return columns.stream()
        .filter(c -> c.name().equalsIgnoreCase(column))
        .findFirst()
        .map(this::name)
        .orElseThrow(() -> StatementError.general("Unknown column '" + column + "'"));
  }

  /** What stands behind FROM, with what was asked for. */
  String rows() {
    return rows;
  }
}
