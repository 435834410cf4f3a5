package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows written into the statement. */
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

  /** A column without any value is one of texts; else NULL has the type of the values. */
  private String[] nulls() {
    String[] nulls = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      boolean none = rows.stream().allMatch(row -> row[column] == null);
      nulls[i] = none ? "CAST(NULL AS VARCHAR)" : "NULL";
    }
    return nulls;
  }

  private String text(Object[] row, String[] nulls) {
    return IntStream.range(0, columns.length)
        .mapToObj(i -> row[i] == null ? nulls[i] : value(row[i]))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String value(Object value) {
    return value instanceof Number ? value.toString() : Identifiers.literal(value.toString());
  }

  String sql() {
    String names = Arrays.stream(columns).map(Identifiers::quoted).collect(Collectors.joining(","));
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
