package org.dorisdr.sql.stock.catalog;

import java.util.List;

/**
 * LIKE, WHERE, ORDER BY and LIMIT of a SHOW statement.
 *
 * @param like null = none
 * @param limit -1 = all
 */
public record RowFilter(
    String like, List<Condition> conditions, List<Order> orders, long offset, long limit) {
  /** {@code name compare value}; compare is the sign, or LIKE. */
  public record Condition(String name, String compare, String value) {}

  /** {@code name [DESC]}. */
  public record Order(String name, boolean descending) {}

  public static final RowFilter NONE = new RowFilter(null, List.of(), List.of(), 0, -1);
}
