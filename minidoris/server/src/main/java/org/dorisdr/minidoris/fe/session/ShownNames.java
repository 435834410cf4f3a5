package org.dorisdr.minidoris.fe.session;

import java.util.Optional;
import java.util.Set;

/**
 * Names of variables as Doris 4.0.1 shows and takes them ({@code VariableAnnotation}): those of
 * trials and old ones have a word in front, some are taken, but not shown. Stateless.
 */
final class ShownNames {
  private static final String EXPERIMENTAL = "experimental_";
  private static final String DEPRECATED = "deprecated_";

  private static final Set<String> TRIALS =
      Set.of(
          "enable_agg_state",
          "enable_compress_materialize",
          "enable_local_shuffle",
          "enable_nereids_distribute_planner",
          "enable_parallel_scan",
          "enable_shared_scan",
          "enable_single_replica_insert",
          "enable_virtual_slot_for_cse",
          "force_to_local_shuffle",
          "ignore_storage_data_distribution",
          "parallel_scan_max_scanners_count",
          "parallel_scan_min_rows_per_scanner",
          "shuffled_agg_node_ids",
          "topn_lazy_materialization_threshold",
          "use_serial_exchange");
  private static final Set<String> OLD =
      Set.of(
          "enable_local_exchange",
          "group_by_and_having_use_alias_first",
          "parallel_fragment_exec_instance_num");

  /** Without effect in Doris: taken for the sake of those who still set them. */
  private static final Set<String> HIDDEN =
      Set.of(
          "enable_fallback_to_original_planner",
          "enable_local_exchange",
          "enable_materialized_view_union_rewrite",
          "enable_nereids_dml",
          "enable_nereids_dml_with_pipeline",
          "enable_nereids_planner",
          "enable_pipeline_engine",
          "enable_pipeline_x_engine",
          "enable_sync_mv_cost_based_rewrite",
          "enable_vectorized_engine");

  /** No trial any more: taken with the word of its time as well. */
  private static final Set<String> ONCE_TRIALS = Set.of("enable_bucket_shuffle_join");

  private ShownNames() {}

  /** The name in SHOW VARIABLES; empty = not shown. */
  static Optional<String> shown(String key) {
    return HIDDEN.contains(key) ? Optional.empty() : Optional.of(prefix(key) + key);
  }

  /** The key that a name in lower case stands for; empty = the word in front is not its own. */
  static Optional<String> key(String name) {
    String key = name;
    if (key.startsWith(EXPERIMENTAL)) {
      key = key.substring(EXPERIMENTAL.length());
    }
    if (key.startsWith(DEPRECATED)) {
      key = key.substring(DEPRECATED.length());
    }
    boolean own = name.startsWith(prefix(key)) && isAnnotated(key);
    return name.equals(key) || own ? Optional.of(key) : Optional.empty();
  }

  private static String prefix(String key) {
    if (TRIALS.contains(key)) {
      return EXPERIMENTAL;
    }
    return OLD.contains(key) ? DEPRECATED : "";
  }

  private static boolean isAnnotated(String key) {
    return TRIALS.contains(key)
        || OLD.contains(key)
        || HIDDEN.contains(key)
        || ONCE_TRIALS.contains(key);
  }
}
