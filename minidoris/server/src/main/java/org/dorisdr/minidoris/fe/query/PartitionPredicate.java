package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;

/** Which rows belong to a partition, as a DuckDB predicate over column names. Stateless. */
final class PartitionPredicate {
  private PartitionPredicate() {}

  /** Null = every row. */
  static String of(OlapTable table, PartitionItem item) {
    List<Column> columns =
        table.partitionColumns.stream().map(n -> table.column(n).orElseThrow()).toList();
    if (item.isRange()) {
      return range(columns, item);
    }
    return item.isList() ? list(columns, item) : null;
  }

  /** NULL is smaller than every value. */
  private static String range(List<Column> columns, PartitionItem item) {
    List<String> terms = new ArrayList<>();
    terms.add("NOT " + below(columns, item.lower(), 0));
    terms.add(below(columns, item.upper(), 0));
    return "(" + String.join(" AND ", terms) + ")";
  }

  /** Whether the row's key is smaller than {@code bound}. */
  private static String below(List<Column> columns, List<String> bound, int at) {
    if (at == columns.size() || at == bound.size()) {
      return "false";
    }
    if (bound.get(at).equals(PartitionItem.MAX_VALUE)) {
      return "true";
    }
    String name = Identifiers.quoted(columns.get(at).name());
    String value = literal(columns.get(at), bound.get(at));
    String nullBelow = isMinimum(columns.get(at), bound.get(at)) ? "false" : "true";
    String smaller = "coalesce(" + name + " < " + value + ", " + nullBelow + ")";
    String rest = below(columns, bound, at + 1);
    if (rest.equals("false")) {
      return smaller;
    }
    return "(" + smaller + " OR (" + name + " = " + value + " AND " + rest + "))";
  }

  /** The least value is where a partition without lower bound begins; NULL belongs there. */
  private static boolean isMinimum(Column column, String bound) {
    return switch (column.baseType()) {
      case "date", "datetime" -> bound.startsWith("0000-01-01");
      case "tinyint" -> bound.equals("-128");
      case "smallint" -> bound.equals("-32768");
      case "int" -> bound.equals("-2147483648");
      case "bigint" -> bound.equals("-9223372036854775808");
      case "largeint" -> bound.equals("-170141183460469231731687303715884105728");
      default -> bound.isEmpty();
    };
  }

  private static String list(List<Column> columns, PartitionItem item) {
    if (item.values().isEmpty()) {
      return "true";
    }
    return item.values().stream()
        .map(key -> key(columns, key))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String key(List<Column> columns, List<String> key) {
    if (key.isEmpty()) {
      return "true";
    }
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = Identifiers.quoted(columns.get(i).name());
      terms.add(
          key.get(i) == null
              ? name + " IS NULL"
              : name + " = " + literal(columns.get(i), key.get(i)));
    }
    return "(" + String.join(" AND ", terms) + ")";
  }

  private static String literal(Column column, String text) {
    return "CAST("
        + Identifiers.literal(text)
        + " AS "
        + DorisType.parse(column.type()).duckDb()
        + ")";
  }
}
