package org.dorisdr.minidoris.fe.catalog;

import java.util.List;

/** Which aggregate functions have states that columns keep. Stateless. */
public final class AggStates {
  public static final List<String> FUNCTIONS =
      List.of("sum", "min", "max", "count", "avg", "group_concat", "max_by", "min_by");

  private AggStates() {}
}
