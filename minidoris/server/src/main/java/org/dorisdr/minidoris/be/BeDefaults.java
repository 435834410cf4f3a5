package org.dorisdr.minidoris.be;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that a backend knows, with Doris's names and defaults. */
final class BeDefaults {
  /**
   * One setting.
   *
   * @param type as Doris shows it in {@code /api/show_config}
   * @param mutable may change while running
   */
  record Setting(String type, String value, boolean mutable) {}

  static final Map<String, Setting> ALL = new LinkedHashMap<>();

  private BeDefaults() {}

  static {
    number("be_port", 9060, false);
    number("webserver_port", 8040, false);
    number("heartbeat_service_port", 9050, false);
    number("brpc_port", 8060, false);
    text("storage_root_path", "${DORIS_HOME}/storage", false);
    text("bind_address", "127.0.0.1", false);
    text("sys_log_dir", "${DORIS_HOME}/log", false);
    text("sys_log_level", "INFO", false);
    text("be_node_role", "mix", false);
    text("query_memory_limit", "512MB", false);
    number("query_threads", Math.max(2, Runtime.getRuntime().availableProcessors()), false);
    flag("enable_feature_binlog", false, false);
    flag("enable_token_check", true, true);
    flag("enable_download_md5sum_check", false, true);
    number("ingest_binlog_work_pool_size", -1, false);
    number("download_binlog_rate_limit_kbs", 0, true);
    number("download_binlog_meta_timeout_ms", 30_000, true);
    number("max_download_speed_kbps", 50_000, true);
    number("download_low_speed_limit_kbps", 50, true);
    number("download_low_speed_time", 300, true);
    number("report_task_interval_seconds", 10, true);
    number("report_tablet_interval_seconds", 60, true);
    number("report_disk_state_interval_seconds", 60, true);
    number("disk_stat_monitor_interval", 5, true);
    number("create_tablet_worker_count", 3, false);
    number("drop_tablet_worker_count", 3, false);
    number("publish_version_worker_count", 8, false);
    number("clear_transaction_task_worker_count", 1, false);
    number("alter_tablet_worker_count", 3, false);
    number("clone_worker_count", 3, false);
    number("upload_worker_count", 1, false);
    number("download_worker_count", 1, false);
    number("make_snapshot_worker_count", 5, false);
    number("release_snapshot_worker_count", 5, false);
    number("snapshot_expire_time_sec", 172_800, true);
    number("trash_file_expire_time_sec", 0, true);
    number("max_garbage_sweep_interval", 3600, true);
    number("min_garbage_sweep_interval", 180, true);
    number("storage_flood_stage_usage_percent", 90, true);
    number("storage_flood_stage_left_capacity_bytes", 1L << 30, true);
    number("streaming_load_max_mb", 102_400, true);
    number("streaming_load_json_max_mb", 100, true);
    number("stream_load_default_timeout_second", 259_200, true);
    number("thrift_rpc_timeout_ms", 60_000, true);
    number("publish_version_task_timeout_s", 8, false);
  }

  private static void number(String key, long value, boolean mutable) {
    ALL.put(key, new Setting("int64_t", Long.toString(value), mutable));
  }

  private static void flag(String key, boolean value, boolean mutable) {
    ALL.put(key, new Setting("bool", Boolean.toString(value), mutable));
  }

  private static void text(String key, String value, boolean mutable) {
    ALL.put(key, new Setting("std::string", value, mutable));
  }
}
