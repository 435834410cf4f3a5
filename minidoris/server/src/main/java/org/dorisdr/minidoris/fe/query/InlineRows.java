package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows written into the statement. A column is named {@code NAME} or, where its type shall not
 * depend on the values, {@code NAME:type} with a type of DuckDB.
 */
final class InlineRows {
  private final String[] columns;
  private final List<Object[]> rows = new ArrayList<>();

  InlineRows(String... columns) {
    this.columns = columns;
  }

  InlineRows add(Object... values) {
    rows.add(values);
    return this;
  }

  /** A column without type and values is one of texts; else NULL has the type of the values. */
  private String[] nulls() {
    String[] nulls = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      boolean none = rows.stream().allMatch(row -> row[column] == null);
      nulls[i] = type(i) == null && !none ? "NULL" : "CAST(NULL AS " + typeOr(i, "VARCHAR") + ")";
    }
    return nulls;
  }

  private String name(int column) {
    return columns[column].split(":", 2)[0];
  }

  private String type(int column) {
    int colon = columns[column].indexOf(':');
    return colon < 0 ? null : columns[column].substring(colon + 1);
  }

  private String typeOr(int column, String other) {
    return type(column) == null ? other : type(column);
  }

  private String text(Object[] row, String[] nulls) {
    return IntStream.range(0, columns.length)
        .mapToObj(i -> row[i] == null ? nulls[i] : typed(i, value(row[i])))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private String typed(int column, String value) {
    return type(column) == null ? value : "CAST(" + value + " AS " + type(column) + ")";
  }

  private static String value(Object value) {
    return value instanceof Number ? value.toString() : Identifiers.literal(value.toString());
  }

  String sql() {
    String names =
        IntStream.range(0, columns.length)
            .mapToObj(i -> Identifiers.quoted(name(i)))
            .collect(Collectors.joining(","));
    String[] nulls = nulls();
    boolean empty = rows.isEmpty();
    return "(SELECT * FROM (VALUES "
        + (empty
            ? text(new Object[columns.length], nulls)
            : rows.stream().map(row -> text(row, nulls)).collect(Collectors.joining(",")))
        + ") AS i("
        + names
        + ")"
        + (empty ? " WHERE false)" : ")");
  }
}
