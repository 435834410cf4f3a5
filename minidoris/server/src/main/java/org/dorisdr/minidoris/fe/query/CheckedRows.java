package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * DuckDB query of the rows of a load's file as rows of its table, each with what is wrong with it.
 *
 * @param file columns of the file
 * @param values columns of the table that the load gives, and what gives them
 * @param problems conditions on a row that is wrong, and what to say of it
 */
record CheckedRows(List<String> file, Map<Column, String> values, Map<String, String> problems) {
  private static final String FILE = "__stream_load_file__";

  /**
   * The table's columns by name, those of the file that it lacks, and {@link LoadSource#PROBLEM}.
   */
  String sql() {
    return checked(converted());
  }

  /** The file's columns by name, and the table's as __t0, __t1, … */
  private String converted() {
    List<String> items = new ArrayList<>(List.of("*"));
    for (String value : values.values()) {
      items.add(value + " AS __t" + (items.size() - 1));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < file.size(); i++) {
      names.add("f" + i + " AS " + Identifiers.quoted(file.get(i)));
    }
    return "SELECT "
        + String.join(", ", items)
        + " FROM (SELECT "
        + String.join(", ", names)
        + " FROM "
        + FILE
        + ")";
  }

  private String checked(String converted) {
    List<String> items = new ArrayList<>();
    for (Column column : values.keySet()) {
      items.add("__t" + items.size() + " AS " + Identifiers.quoted(column.name()));
    }
    for (String name : file) {
      if (values.keySet().stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
        items.add(Identifiers.quoted(name));
      }
    }
    items.add(problem() + " AS " + LoadSource.PROBLEM.name());
    return "SELECT " + String.join(", ", items) + " FROM (" + converted + ")";
  }

  private String problem() {
    if (problems.isEmpty()) {
      return "CAST(NULL AS VARCHAR)";
    }
    String row =
        file.stream()
            .map(name -> "coalesce(" + Identifiers.quoted(name) + ", 'NULL')")
            .collect(Collectors.joining(" || ' ' || "));
    return problems.entrySet().stream()
        .map(p -> "WHEN " + p.getKey() + " THEN " + p.getValue() + " || chr(1) || " + row)
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }
}
