package org.dorisdr.minidoris.fe.catalog.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.OlapTable;

/** All properties that Doris keeps for a table, with what stands for those that nobody gave. */
public final class TableDefaults {
  private static final String[][] DEFAULTS = {
    {"min_load_replica_num", "-1"},
    {"storage_dict_page_size", "262144"},
    {"data_sort.col_num", "1"},
    {"group_commit_interval_ms", "10000"},
    {"data_sort.sort_type", "LEXICAL"},
    {"is_being_synced", "false"},
    {"binlog.enable", "false"},
    {"tde_algorithm", "PLAINTEXT"},
    {"enable_mow_light_delete", "false"},
    {"binlog.ttl_seconds", "86400"},
    {"inverted_index_storage_format", "V3"},
    {"time_series_compaction_empty_rowsets_threshold", "5"},
    {"default.replication_allocation", null},
    {"time_series_compaction_level_threshold", "1"},
    {"time_series_compaction_time_threshold_seconds", "3600"},
    {"storage_format", "V2"},
    {"store_row_column", "false"},
    {"light_schema_change", "true"},
    {"enable_unique_key_merge_on_write", "false"},
    {"in_memory", "false"},
    {"file_cache_ttl_seconds", "0"},
    {"variant_enable_flatten_nested", "false"},
    {"group_commit_data_bytes", "134217728"},
    {"compaction_policy", "size_based"},
    {"_auto_bucket", "false"},
    {"binlog.max_history_nums", "9223372036854775807"},
    {"time_series_compaction_file_count_threshold", "2000"},
    {"skip_write_index_on_load", "false"},
    {"disable_auto_compaction", "false"},
    {"row_store_page_size", "16384"},
    {"time_series_compaction_goal_size_mbytes", "1024"},
    {"storage_medium", "HDD"},
    {"storage_page_size", "65536"},
    {"enable_single_replica_compaction", "false"},
    {"compression", "ZSTD"},
    {"binlog.max_bytes", "9223372036854775807"},
  };

  private TableDefaults() {}

  /** In Doris's order; what the table has beyond these comes last. */
  public static Map<String, String> of(OlapTable table) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String[] entry : DEFAULTS) {
      all.put(entry[0], entry[1]);
    }
    int replicas =
        table.partitions.values().stream().mapToInt(p -> p.replicationNum).findFirst().orElse(1);
    all.put("default.replication_allocation", "tag.location.default: " + replicas);
    all.put("_auto_bucket", String.valueOf(table.distribution.autoBucket()));
    all.putAll(table.properties);
    // Doris keeps these beside the properties.
    all.remove(BloomFilter.COLUMNS);
    all.remove(BloomFilter.FPP);
    return all;
  }
}
