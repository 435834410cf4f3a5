package org.dorisdr.backup.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.PropertyList;

/** Checks PROPERTIES as Doris does: one by one, and what is left in the end nobody knows. */
public final class PropertyChecks {
  private static final long MIN_TIMEOUT_S = 600;

  /**
   * Beyond it milliseconds overflow: in Doris too, which then finds it too short or ends at once.
   */
  private static final long MAX_TIMEOUT_S = Integer.MAX_VALUE;

  private static final List<String> FLAGS =
      List.of(
          "allow_load",
          "reserve_replica",
          "reserve_colocate",
          "reserve_dynamic_partition_enable",
          "is_being_synced",
          "clean_tables",
          "clean_partitions",
          "atomic_restore",
          "force_replace");
  private static final List<String> TEXTS = List.of("replication_num", "replication_allocation");

  private final Map<String, String> left;
  private final LocalSql sql;

  PropertyChecks(PropertyList properties, LocalSql sql) {
    this.left = new LinkedHashMap<>(properties.asMap());
    this.sql = sql;
  }

  void check(BackupRequests.Kind kind) throws HostException {
    checkTimeout();
    if (kind == BackupRequests.Kind.BACKUP) {
      oneOf("type", "Invalid backup job type: ", "full", "incremental");
      oneOf("content", "Invalid backup job content:", "all", "metadata_only");
      checkFlag(Statements.CONTENT_HASHES);
      finish("backup");
      return;
    }
    String timestamp = left.get("backup_timestamp");
    checkRestore();
    if (timestamp == null) {
      throw new HostException(
          "Missing backup_timestamp property. HINT: it is the Timestamp of SHOW SNAPSHOT, which EXPLAIN RESTORE finds by itself");
    }
  }

  /**
   * What RESTORE would say of properties that EXPLAIN RESTORE got, which may lack the timestamp.
   */
  public static void explained(PropertyList properties, LocalSql sql) throws HostException {
    PropertyChecks checks = new PropertyChecks(properties, sql);
    checks.checkTimeout();
    checks.checkRestore();
  }

  private void checkRestore() throws HostException {
    left.remove("backup_timestamp");
    for (String flag : FLAGS) {
      checkFlag(flag);
    }
    TEXTS.forEach(left::remove);
    checkMetaVersion();
    if (left.containsKey(StorageVaults.PROPERTY) && StorageVaults.areThere(sql)) {
      left.remove(StorageVaults.PROPERTY);
    }
    finish("restore");
  }

  private void checkMetaVersion() throws HostException {
    String value = left.remove("meta_version");
    if (value == null) {
      return;
    }
    try {
      Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new HostException("Invalid meta version format: " + value, e);
    }
  }

  private void checkTimeout() throws HostException {
    String value = left.remove("timeout");
    if (value == null) {
      return;
    }
    long seconds;
    try {
      seconds = Long.parseLong(value.trim());
    } catch (NumberFormatException e) {
      throw new HostException("Invalid timeout format: " + value, e);
    }
    if (seconds > MAX_TIMEOUT_S) {
      throw new HostException(
          "timeout must be at most %d seconds, not %s".formatted(MAX_TIMEOUT_S, value));
    }
    if (seconds < MIN_TIMEOUT_S) {
      throw new HostException("timeout must be at least 10 min");
    }
  }

  private void oneOf(String key, String error, String... allowed) throws HostException {
    String value = left.remove(key);
    if (value == null) {
      return;
    }
    for (String one : allowed) {
      if (one.equalsIgnoreCase(value)) {
        return;
      }
    }
    throw new HostException(error + value);
  }

  private void checkFlag(String key) throws HostException {
    String value = left.remove(key);
    if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new HostException("Invalid boolean property " + key + " value: " + value);
    }
  }

  private void finish(String kind) throws HostException {
    if (!left.isEmpty()) {
      throw new HostException("Unknown " + kind + " job properties: " + left.keySet());
    }
  }
}
