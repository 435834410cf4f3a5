package org.dorisdr.minidoris.fe.door;

import java.nio.file.Path;
import org.apache.doris.common.Config;
import org.dorisdr.minidoris.fe.FeSettings;

/** Copies settings to where plugins look for them. Stateless. */
final class HostConfig {
  private HostConfig() {}

  static void publish(FeSettings settings) {
    Path home = settings.home();
    Config.http_port = (int) settings.number("http_port", 8030);
    Config.rpc_port = (int) settings.number("rpc_port", 9020);
    Config.query_port = (int) settings.number("query_port", 9030);
    Config.edit_log_port = (int) settings.number("edit_log_port", 9010);
    Config.custom_config_dir = settings.text("custom_config_dir", home.resolve("conf").toString());
    Config.plugin_dir = settings.text("plugin_dir", home.resolve("plugins").toString());
    Config.meta_dir = settings.text("meta_dir", home.resolve("doris-meta").toString());
    Config.enable_feature_binlog = settings.flag("enable_feature_binlog", false);
    Config.catalog_trash_expire_second = settings.number("catalog_trash_expire_second", 86_400);
    Config.max_same_name_catalog_trash_num =
        (int) settings.number("max_same_name_catalog_trash_num", 3);
  }
}
