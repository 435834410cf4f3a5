package org.dorisdr.cluster;

import java.util.List;
import java.util.Optional;
import org.dorisdr.host.LocalSql;

/**
 * Answer of one SQL statement. Immutable; a SQL NULL is a null element.
 *
 * @param columns names, empty if the statement yields no rows
 */
public record Rows(List<String> columns, List<List<String>> rows) {

  public static final Rows NONE = new Rows(List.of(), List.of());

  /** What the FE that we live in answered. */
  public static Rows of(LocalSql.Result result) {
    return new Rows(result.columns(), result.rows());
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Value of the column called {@code name}, whatever its letter case; null if there is none. */
  public String value(int row, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return rows.get(row).get(i);
      }
    }
    return null;
  }

  /** First column of the first row. */
  public Optional<String> first() {
    return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0).get(0));
  }
}
