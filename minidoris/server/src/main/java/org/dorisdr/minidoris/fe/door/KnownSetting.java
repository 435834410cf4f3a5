package org.dorisdr.minidoris.fe.door;

import java.util.List;
import org.dorisdr.minidoris.fe.FeSettings;

/**
 * A setting of Doris that minidoris knows, too.
 *
 * @param type as Doris names it: int, long, boolean, String
 * @param experimental whether it is shown with that word in front
 */
record KnownSetting(
    String key,
    String type,
    String fallback,
    boolean mutable,
    boolean masterOnly,
    boolean experimental) {
  /** By key. */
  static final List<KnownSetting> ALL =
      List.of(
          setting("backup_job_default_timeout_ms", "int", "86400000", true, true),
          setting("backup_upload_snapshot_batch_size", "int", "10", true, true),
          setting("catalog_trash_expire_second", "long", "86400", true, true),
          setting("catalog_trash_ignore_min_erase_latency", "boolean", "false", false, false),
          setting("commit_timeout_second", "int", "30", true, true),
          setting("disable_datev1", "boolean", "true", false, false),
          setting("disable_decimalv2", "boolean", "true", false, false),
          setting("disable_tablet_scheduler", "boolean", "false", true, true),
          setting("drop_backend_after_decommission", "boolean", "true", true, true),
          setting("dynamic_partition_check_interval_seconds", "long", "600", true, true),
          setting("dynamic_partition_enable", "boolean", "true", true, true),
          setting("edit_log_port", "int", "9010", false, false),
          setting("edit_log_roll_num", "int", "50000", true, true),
          new KnownSetting("enable_feature_binlog", "boolean", "false", false, false, true),
          setting("enable_date_conversion", "boolean", "true", false, false),
          setting("enable_decimal_conversion", "boolean", "true", false, false),
          setting("enable_restore_snapshot_rpc_compression", "boolean", "true", false, false),
          new KnownSetting("enable_ssl", "boolean", "false", false, false, true),
          setting("force_enable_feature_binlog", "boolean", "false", false, false),
          setting("force_olap_table_replication_allocation", "String", "", false, true),
          setting("force_olap_table_replication_num", "int", "0", false, true),
          setting("http_port", "int", "8030", false, false),
          setting("ignore_backup_tmp_partitions", "boolean", "false", true, true),
          setting("label_keep_max_second", "int", "259200", true, true),
          setting("label_num_threshold", "int", "2000", true, true),
          setting("label_regex_length", "int", "128", false, false),
          setting("max_backup_restore_job_num_per_db", "int", "10", true, true),
          setting("max_backup_tablets_per_job", "int", "300000", true, true),
          setting("max_bdbje_clock_delta_ms", "long", "5000", false, false),
          setting("max_dynamic_partition_num", "int", "500", false, true),
          setting("max_running_txn_num_per_db", "int", "10000", true, true),
          setting("max_same_name_catalog_trash_num", "int", "3", true, true),
          setting("meta_dir", "String", "doris-meta", false, false),
          setting(
              "mysql_ssl_default_ca_certificate",
              "String",
              "mysql_ssl_default_certificate/ca_certificate.p12",
              false,
              false),
          setting("mysql_ssl_default_ca_certificate_password", "String", "doris", false, false),
          setting(
              "mysql_ssl_default_server_certificate",
              "String",
              "mysql_ssl_default_certificate/server_certificate.p12",
              false,
              false),
          setting("mysql_ssl_default_server_certificate_password", "String", "doris", false, false),
          setting("plugin_dir", "String", "plugins", false, false),
          setting("publish_wait_time_second", "int", "300", true, true),
          setting("qe_max_connection", "int", "1024", false, false),
          setting("query_port", "int", "9030", false, false),
          setting("restore_download_snapshot_batch_size", "int", "10", true, true),
          setting("rpc_port", "int", "9020", false, false),
          setting("ssl_force_client_auth", "boolean", "false", false, false),
          setting("ssl_trust_store_type", "String", "PKCS12", false, false),
          setting("stream_load_default_timeout_second", "int", "259200", true, true),
          setting("table_name_length_limit", "int", "64", true, true),
          setting("tablet_repair_delay_factor_second", "int", "60", true, true),
          setting("try_commit_lock_timeout_seconds", "int", "5", true, true),
          setting("wait_internal_group_commit_finish", "boolean", "false", false, true));

  private static KnownSetting setting(
      String key, String type, String fallback, boolean mutable, boolean masterOnly) {
    return new KnownSetting(key, type, fallback, mutable, masterOnly, false);
  }

  String shownKey() {
    return experimental ? "experimental_" + key : key;
  }

  /** The value that holds now. */
  String value(FeSettings settings) {
    return settings.text(key, fallback);
  }

  /** Whether {@code value} has the form of this setting's type. */
  boolean accepts(String value) {
    return switch (type) {
      case "int" -> value.matches("-?\\d{1,9}");
      case "long" -> value.matches("-?\\d{1,18}");
      case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      default -> true;
    };
  }
}
