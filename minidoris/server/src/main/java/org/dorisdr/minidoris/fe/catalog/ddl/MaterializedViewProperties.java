package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Properties that only materialized views have; minidoris keeps and shows them. Stateless. */
final class MaterializedViewProperties {
  private static final List<String> NUMBERS =
      List.of("grace_period", "refresh_partition_num", "partition_sync_limit");
  private static final List<String> FLAGS =
      List.of("enable_nondeterministic_function", "use_for_rewrite");
  private static final List<String> TEXTS =
      List.of(
          "excluded_trigger_tables",
          "async_mv_query_rewrite_consistency_relaxed_tables",
          "workload_group",
          "partition_sync_time_unit",
          "partition_date_format");

  private MaterializedViewProperties() {}

  /** Moves them out of the properties of a statement. */
  static Map<String, String> take(Map<String, String> given) {
    if (given.keySet().stream().anyMatch(k -> k.startsWith("dynamic_partition."))) {
      throw StatementError.general(
          "Not support dynamic partition properties on async materialized view");
    }
    Map<String, String> taken = new LinkedHashMap<>();
    for (String key : List.copyOf(given.keySet())) {
      if (NUMBERS.contains(key) || FLAGS.contains(key) || TEXTS.contains(key)) {
        check(key, given.get(key));
        taken.put(key, given.remove(key));
      }
    }
    return taken;
  }

  private static void check(String key, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (NUMBERS.contains(key) && !value.matches("-?\\d{1,18}")) {
      throw StatementError.general("valid " + key + ": " + value);
    }
    if (FLAGS.contains(key)
        && !value.equalsIgnoreCase("true")
        && !value.equalsIgnoreCase("false")) {
      throw StatementError.general("valid property " + key + " fail");
    }
  }
}
