package org.dorisdr.sql.stock.catalog;

import java.util.List;

/**
 * How a table is partitioned.
 *
 * @param kind RANGE or LIST
 * @param auto loads make the partitions that they need
 * @param function of AUTO PARTITION BY RANGE; null = none
 */
public record PartitionBy(
    String kind,
    boolean auto,
    List<String> columns,
    List<PartitionDef> partitions,
    Function function) {
  /** {@code date_trunc(column, 'unit')}. */
  public record Function(String name, String unit) {}
}
