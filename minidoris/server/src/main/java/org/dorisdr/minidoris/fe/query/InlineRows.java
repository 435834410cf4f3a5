package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows written into the statement. */
final class InlineRows {
  private final String[] columns;
  private final List<String> rows = new ArrayList<>();

  InlineRows(String... columns) {
    this.columns = columns;
  }

  InlineRows add(Object... values) {
    rows.add(
        Arrays.stream(values).map(InlineRows::value).collect(Collectors.joining(",", "(", ")")));
    return this;
  }

  private static String value(Object value) {
    if (value == null) {
      return "CAST(NULL AS VARCHAR)";
    }
    return value instanceof Number ? value.toString() : Identifiers.literal(value.toString());
  }

  String sql() {
    String names = Arrays.stream(columns).map(Identifiers::quoted).collect(Collectors.joining(","));
    String nulls =
        Arrays.stream(columns)
            .map(c -> "CAST(NULL AS VARCHAR)")
            .collect(Collectors.joining(",", "(", ")"));
    boolean empty = rows.isEmpty();
    return "(SELECT * FROM (VALUES "
        + (empty ? nulls : String.join(",", rows))
        + ") AS i("
        + names
        + ")"
        + (empty ? " WHERE false)" : ")");
  }
}
