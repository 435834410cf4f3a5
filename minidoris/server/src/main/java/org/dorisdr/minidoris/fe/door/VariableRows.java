package org.dorisdr.minidoris.fe.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SystemVariables;

/** Variables as SHOW VARIABLES and {@code information_schema} tell them. Thread safe. */
final class VariableRows {
  private final SystemVariables variables;

  VariableRows(SystemVariables variables) {
    this.variables = variables;
  }

  /** All variables: first those that are not what Doris comes with, each by name. */
  List<List<String>> of(Session session, boolean global) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : variables.names()) {
      String value = global ? variables.global(name) : variables.get(session, name);
      String usual = variables.usual(name);
      variables
          .shown(name)
          .ifPresent(s -> rows.add(List.of(s, value, usual, value.equals(usual) ? "0" : "1")));
    }
    rows.sort(
        Comparator.comparing((List<String> row) -> row.get(3))
            .reversed()
            .thenComparing(row -> row.get(0)));
    return rows;
  }
}
