package org.dorisdr.minidoris.fe.session;

import java.util.Set;

/** Types of the values that {@code SELECT @@variable} answers. Stateless. */
public final class VariableTypes {
  private static final Set<String> LONG =
      Set.of(
          "autocommit",
          "exec_mem_limit",
          "full_sort_max_buffered_bytes",
          "group_concat_max_len",
          "insert_visible_timeout_ms",
          "query_cache_size",
          "query_freshness_tolerance_ms",
          "topn_opt_limit_threshold");

  private static final Set<String> REAL =
      Set.of(
          "auto_broadcast_join_threshold",
          "broadcast_row_count_limit",
          "insert_max_filter_ratio",
          "topn_filter_ratio");

  private VariableTypes() {}

  /**
   * Doris type in lower case.
   *
   * @param name in lower case
   * @param value as SHOW VARIABLES has it
   */
  public static String of(String name, String value) {
    if (LONG.contains(name)) {
      return "bigint";
    }
    if (REAL.contains(name)) {
      return "double";
    }
    if (value.equals("true") || value.equals("false")) {
      return "boolean";
    }
    return value.matches("-?\\d{1,9}") ? "int" : "string";
  }
}
