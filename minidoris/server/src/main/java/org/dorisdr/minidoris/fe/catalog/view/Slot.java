package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that a part of a query yields, and what Doris writes before its name.
 *
 * @param name null = an expression without one
 */
record Slot(String name, List<String> qualifier) {
  boolean isCalled(String wanted) {
    return name != null && name.equalsIgnoreCase(wanted);
  }

  /** What it is called under the alias of a subquery, which takes the table's place. */
  Slot under(String alias) {
    List<String> parts = new ArrayList<>(qualifier);
    if (parts.isEmpty()) {
      parts.add(alias);
    } else {
      parts.set(parts.size() - 1, alias);
    }
    return new Slot(name, parts);
  }

  /** With all names in quotes. */
  String text(String typedName) {
    List<String> parts = new ArrayList<>(qualifier);
    parts.add(typedName);
    return parts.stream().map(Slot::quoted).collect(Collectors.joining("."));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
