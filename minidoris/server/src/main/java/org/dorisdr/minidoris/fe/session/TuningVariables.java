package org.dorisdr.minidoris.fe.session;

import java.util.Map;
import java.util.TreeMap;

/**
 * Doris's variables that tell how a query is run, but not what it answers: they are kept and shown,
 * and nothing comes of them. Immutable.
 */
final class TuningVariables {
  private static final String DEFAULTS =
      """
      auto_broadcast_join_threshold=0.8 broadcast_row_count_limit=30000000
      debug_skip_fold_constant=false disable_colocate_plan=false disable_join_reorder=false
      disable_nereids_expression_rules= disable_nereids_rules= enable_bucket_shuffle_join=true
      enable_add_index_for_new_data=false enable_common_expr_pushdown=true
      enable_common_expr_pushdown_for_inverted_index=true enable_condition_cache=true
      enable_cooldown_replica_affinity=true enable_dml_materialized_view_rewrite=true
      enable_eliminate_sort_node=true enable_fallback_to_original_planner=false
      enable_fold_constant_by_be=false enable_force_spill=false enable_function_pushdown=false
      enable_infer_predicate=true enable_inverted_index_query=true enable_left_zig_zag=false
      enable_local_exchange=true enable_local_shuffle=true enable_materialized_view_nest_rewrite=false
      enable_materialized_view_rewrite=true enable_memtable_on_sink_node=true
      enable_nereids_distribute_planner=true enable_nereids_dml=true enable_nereids_timeout=true
      enable_page_cache=true enable_parallel_result_sink=true enable_parallel_scan=true
      enable_partition_topn=true enable_pipeline_engine=true enable_pipeline_x_engine=true
      enable_prefer_cached_rowset=false enable_projection=true enable_pushdown_minmax_on_unique=false
      enable_query_cache=false enable_runtime_filter_partition_prune=true
      enable_runtime_filter_prune=true enable_server_side_prepared_statement=true
      enable_share_hash_table_for_broadcast_join=true enable_shared_scan=false
      enable_short_circuit_query=true enable_short_circuit_query_access_column_store=true
      enable_single_distinct_column_opt=false enable_single_replica_insert=false
      enable_snapshot_point_query=true enable_spill=false enable_sql_cache=true enable_stats=true
      enable_strict_consistency_dml=true enable_two_phase_read_opt=true enable_vectorized_engine=true
      enable_virtual_slot_for_cse=false fetch_all_fe_for_system_table=true force_sort_algorithm=
      full_sort_max_buffered_bytes=67108864 ignore_runtime_filter_error=false
      ignore_runtime_filter_ids= ignore_storage_data_distribution=true
      inverted_index_skip_threshold=50
      max_pushdown_conditions_per_column=1024 max_scan_key_num=48 nereids_timeout_second=30
      parallel_scan_max_scanners_count=0 profile_level=1 query_freshness_tolerance_ms=-1
      runtime_filter_max_in_num=40960 runtime_filter_type=12 runtime_filter_wait_infinitely=false
      runtime_filter_wait_time_ms=1000 send_batch_parallelism=1 topn_filter_ratio=0.5
      topn_lazy_materialization_threshold=1024 topn_opt_limit_threshold=1024 use_fix_replica=-1
      """;

  private TuningVariables() {}

  /** Names in lower case with what a session has that sets none. */
  static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    for (String pair : DEFAULTS.strip().split("\\s+")) {
      int equals = pair.indexOf('=');
      defaults.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return defaults;
  }
}
