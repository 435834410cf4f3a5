package org.apache.doris.common;

/** Settings of the frontend; minidoris sets them when it starts and when they change. */
public class Config extends ConfigBase {
  public static int http_port = 8030;
  public static int rpc_port = 9020;
  public static int query_port = 9030;
  public static int edit_log_port = 9010;
  public static String custom_config_dir = "conf";
  public static String meta_dir = "doris-meta";
  public static String plugin_dir = "plugins";
  public static String tmp_dir = "temp_dir";
  public static String sys_log_dir = "log";
  public static boolean enable_feature_binlog = true;
  public static boolean force_enable_feature_binlog = false;
  public static long catalog_trash_expire_second = 86400L;
  public static int max_same_name_catalog_trash_num = 3;
}
