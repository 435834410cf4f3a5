package org.dorisdr.minidoris.fe.catalog.view;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Column;

/** Names that columns of a query's tables have, with those around it. For one thread. */
final class ColumnNames {
  private final Set<String> names = new HashSet<>();
  private boolean complete = true;

  /**
   * @param around names of the query around; null = there is none
   */
  ColumnNames(ColumnNames around) {
    if (around != null) {
      names.addAll(around.names);
      complete = around.complete;
    }
  }

  void add(List<Column> columns) {
    columns.forEach(c -> names.add(lower(c.name())));
  }

  /** Of something whose columns are not known: from now on any name may be one. */
  void addUnknown() {
    complete = false;
  }

  boolean mayHave(String name) {
    return !complete || names.contains(lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
