package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionBy;

/**
 * What Doris refuses of the expressions that a table is partitioned by, in the words of its
 * PartitionDesc.getColNamesFromExpr and PartitionTableInfo. Stateless.
 */
final class AutoPartitionChecks {
  private static final String ONLY = "auto create partition only support ";
  private static final Set<String> FUNCTIONS =
      Set.of(
          "date_trunc",
          "date_ceil",
          "date_floor",
          "second_floor",
          "minute_floor",
          "hour_floor",
          "day_floor",
          "month_floor",
          "year_floor",
          "second_ceil",
          "minute_ceil",
          "hour_ceil",
          "day_ceil",
          "month_ceil",
          "year_ceil");
  private static final Set<String> UNITS =
      Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  private AutoPartitionChecks() {}

  /** Before the columns are looked at. */
  static void checkExpressions(PartitionBy by) {
    boolean list = by.kind().equals("LIST");
    for (int i = 0; i < by.columns().size(); i++) {
      PartitionBy.Function function = by.functions().get(i);
      if (function == null) {
        if (by.auto() && !list) {
          throw StatementError.general(
              ONLY + "date_trunc function of RANGE partition. " + quoted(by.columns().get(i)));
        }
        continue;
      }
      String text = text(function, AutoPartitionChecks::quoted);
      if (list) {
        throw StatementError.general(ONLY + "slotRef in list partitions. " + text);
      }
      if (!FUNCTIONS.contains(function.name().toLowerCase(Locale.ROOT))) {
        throw StatementError.general(
            ONLY + "function call expr is date_trunc/date_floor/date_ceil. " + text);
      }
      if (i > 0 || function.columns().size() > 1) {
        throw StatementError.general(ONLY + "one slotRef in function expr. " + text);
      }
      if (function.columns().isEmpty()) {
        throw StatementError.general(
            "auto create partition have not find any partition columns. " + text);
      }
    }
  }

  /** A column of AUTO PARTITION BY RANGE, before the next one is looked at. */
  static void checkColumn(PartitionBy by, Column column) {
    if (by.function() != null && column.nullable()) {
      throw StatementError.general("AUTO RANGE PARTITION doesn't support NULL column");
    }
  }

  /** The function takes a column of moments, and a unit that it knows. */
  static void checkFunction(PartitionBy by, Column column) {
    PartitionBy.Function function = by.function();
    if (function != null && !isLegal(function, column)) {
      throw StatementError.general(
          "partition expr " + text(function, AutoPartitionChecks::plain) + " is illegal!");
    }
  }

  private static boolean isLegal(PartitionBy.Function function, Column column) {
    return function.arguments().size() == 2
        && function.unit() != null
        && column.baseType().startsWith("date")
        && UNITS.contains(function.unit().toLowerCase(Locale.ROOT));
  }

  private static String quoted(String column) {
    return "`" + column + "`";
  }

  private static String plain(String column) {
    return column.matches("\\w*[\\w&&[^\\d]]+\\w*") ? column : quoted(column);
  }

  private static String text(PartitionBy.Function function, UnaryOperator<String> column) {
    return function.arguments().stream()
        .map(a -> a.column() == null ? "'" + a.literal() + "'" : column.apply(a.column()))
        .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }
}
