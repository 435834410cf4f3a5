package org.dorisdr.minidoris.fe.binlog;

import java.util.Map;

/** How long a database or table keeps its binlogs, from its {@code binlog.*} properties. */
public record BinlogConfig(boolean enabled, long ttlSeconds, long maxBytes, long maxRecords) {
  private static final long DEFAULT_TTL_SECONDS = 86_400;

  public static BinlogConfig of(Map<String, String> properties) {
    return new BinlogConfig(
        Boolean.parseBoolean(properties.get("binlog.enable")),
        number(properties, "binlog.ttl_seconds", DEFAULT_TTL_SECONDS),
        number(properties, "binlog.max_bytes", Long.MAX_VALUE),
        number(properties, "binlog.max_history_nums", Long.MAX_VALUE));
  }

  private static long number(Map<String, String> properties, String key, long fallback) {
    String value = properties.get(key);
    return value == null ? fallback : Long.parseLong(value.trim());
  }
}
