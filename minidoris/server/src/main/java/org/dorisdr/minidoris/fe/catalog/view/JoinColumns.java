package org.dorisdr.minidoris.fe.catalog.view;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.statement.select.Join;

/** Columns that a join makes one of two. Stateless. */
final class JoinColumns {
  private JoinColumns() {}

  /** Those of the right side, in lower case, that a star leaves out, as the left side's stand. */
  static Set<String> leftOut(Join join) {
    if (join.getUsingColumns() == null || join.isRight() || join.isFull()) {
      return Set.of();
    }
    return join.getUsingColumns().stream()
        .map(c -> ViewEdits.plain(c.getColumnName()).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
