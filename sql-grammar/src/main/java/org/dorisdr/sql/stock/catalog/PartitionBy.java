package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Objects;

/**
 * How a table is partitioned.
 *
 * @param kind RANGE or LIST
 * @param auto loads make the partitions that they need
 * @param columns of each expression the first one; empty = it has none
 * @param functions for each column the one that it stands in; null = it stands there itself
 */
public record PartitionBy(
    String kind,
    boolean auto,
    List<String> columns,
    List<PartitionDef> partitions,
    List<Function> functions) {
  /** {@code date_trunc(column, 'unit')}. */
  public record Function(String name, List<Argument> arguments) {
    public List<String> columns() {
      return arguments.stream().map(Argument::column).filter(Objects::nonNull).toList();
    }

    /** The first literal; null = there is none. */
    public String unit() {
      return arguments.stream()
          .map(Argument::literal)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
  }

  /** A column or a literal; the other one is null. */
  public record Argument(String column, String literal) {}

  /** The first function; null = there is none. */
  public Function function() {
    return functions.stream().filter(Objects::nonNull).findFirst().orElse(null);
  }
}
