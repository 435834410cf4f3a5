package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.AggStates;

/**
 * Functions over states of aggregations: {@code sum_state(n)} makes one, {@code sum_union(s)} one
 * of several, {@code sum_merge(s)} tells their result. A state is the list of what the function was
 * called with. Stateless.
 */
final class StateFunctions {
  private StateFunctions() {}

  static boolean isOne(String name) {
    return AggStates.FUNCTIONS.contains(function(name)) && !name.equals(function(name));
  }

  private static String function(String name) {
    return name.replaceFirst("_(state|union|merge)$", "");
  }

  /**
   * @param arguments in DuckDB's SQL
   */
  static String sql(String name, List<String> arguments) {
    if (name.endsWith("_state")) {
      return state(arguments);
    }
    String column = arguments.get(0);
    String all = "flatten(list(%1$s) FILTER (WHERE %1$s IS NOT NULL))".formatted(column);
    return name.endsWith("_union") ? all : merged(function(name), all);
  }

  private static String state(List<String> arguments) {
    if (arguments.size() == 1) {
      return "[" + arguments.get(0) + "]";
    }
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      fields.append(i == 0 ? "" : ", ").append("'a" + i + "': ").append(arguments.get(i));
    }
    return "[{" + fields + "}]";
  }

  private static String merged(String function, String all) {
    return switch (function) {
      case "count" -> "coalesce(list_aggregate(" + all + ", 'count'), 0)";
      case "group_concat" -> "list_aggregate(" + all + ", 'string_agg', ',')";
      case "max_by", "min_by" ->
          "list_%s([{'o': e.a1, 'v': e.a0} for e in %s if e.a1 IS NOT NULL]).v"
              .formatted(function.substring(0, 3), all);
      default -> "list_aggregate(" + all + ", '" + function + "')";
    };
  }
}
