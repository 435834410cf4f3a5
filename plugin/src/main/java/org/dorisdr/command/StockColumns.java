package org.dorisdr.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.backup.request.Statements;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;

/**
 * Doris's own columns of a request, whether the FE knows its job or not, in Doris's terms: a client
 * that knows nothing of the queue sees PENDING while it waits, and FINISHED or CANCELLED when no
 * more will happen.
 */
final class StockColumns {
  private static final String SECONDS = "86400";

  private final LocalCluster local;

  StockColumns(LocalCluster local) {
    this.local = local;
  }

  /**
   * @param row the FE's row of the present attempt; null if there is none
   */
  Map<String, String> of(RequestRecord record, Map<String, String> row) {
    Map<String, String> columns = new HashMap<>();
    if (row != null) {
      columns.putAll(row);
    } else if (!record.shown.isEmpty()) {
      record.shown.forEach((k, v) -> columns.put(k, v.isEmpty() && isTime(k) ? null : v));
    } else {
      columns.putAll(waiting(record));
    }
    columns.put("State", state(record, columns.get("State")));
    if (!record.phase.isEnd()) {
      // An attempt may have ended, the request has not.
      columns.put("FinishedTime", null);
    }
    if (record.phase == Phase.FAILED || record.phase == Phase.CANCELLED) {
      columns.put("Status", status(record, columns.get("Status")));
      columns.putIfAbsent("FinishedTime", time(record.finishedMs));
    } else if ("CANCELLED".equals(row == null ? null : row.get("State"))) {
      columns.put("Status", "[OK]");
    }
    return columns;
  }

  private static boolean isTime(String column) {
    return column.endsWith("Time");
  }

  private static String state(RequestRecord record, String stock) {
    return switch (record.phase) {
      case FINISHED -> "FINISHED";
      case FAILED, CANCELLED -> "CANCELLED";
      case FINISHING -> "UPLOAD_INFO";
      case RUNNING, ABORTING -> ofJob(record, stock);
      default -> "PENDING";
    };
  }

  /** What ends with the FE's job does not end the request, which may have another attempt. */
  private static String ofJob(RequestRecord record, String stock) {
    if ("FINISHED".equals(stock)) {
      return record.isBackup() ? "UPLOAD_INFO" : "COMMITTING";
    }
    return "CANCELLED".equals(stock) ? "PENDING" : stock;
  }

  private static String status(RequestRecord record, String stock) {
    boolean told = stock != null && !stock.isEmpty() && !stock.equals("[OK]");
    if (told || record.error == null) {
      return told ? stock : "[COMMON_ERROR, msg: user cancelled]";
    }
    return record.error.startsWith("[")
        ? record.error
        : "[COMMON_ERROR, msg: " + record.error + "]";
  }

  private Map<String, String> waiting(RequestRecord record) {
    Map<String, String> columns = new HashMap<>();
    columns.put("JobId", "-1");
    columns.put(record.isBackup() ? "SnapshotName" : "Label", record.label);
    columns.put("DbName", record.database);
    columns.put("CreateTime", time(record.createdMs));
    columns.put("UnfinishedTasks", "");
    columns.put("Progress", "");
    columns.put("TaskErrMsg", "");
    columns.put("Status", "[OK]");
    columns.put("BackupObjs", "");
    columns.put("RestoreObjs", "");
    columns.put("Timeout", SECONDS);
    try {
      properties(Statements.parse(record.sql), columns);
    } catch (HostException e) {
      columns.put("Status", "[COMMON_ERROR, msg: " + e.getMessage() + "]");
    }
    return columns;
  }

  private static void properties(Statements.Parsed statement, Map<String, String> columns) {
    String replicas = or(statement.property("replication_num"), "3");
    columns.put("Timeout", or(statement.property("timeout"), SECONDS));
    columns.put("Timestamp", statement.property("backup_timestamp"));
    columns.put("AllowLoad", or(statement.property("allow_load"), "false"));
    columns.put("ReplicationNum", replicas);
    columns.put(
        "ReplicaAllocation",
        or(statement.property("replication_allocation"), "tag.location.default: " + replicas));
    columns.put("ReserveReplica", or(statement.property("reserve_replica"), "false"));
    columns.put(
        "ReserveDynamicPartitionEnable",
        or(statement.property("reserve_dynamic_partition_enable"), "false"));
  }

  private static String or(String given, String fallback) {
    return given.isEmpty() ? fallback : given;
  }

  private String time(long ms) {
    return ms == 0 ? null : Times.show(Instant.ofEpochMilli(ms), local.zone());
  }
}
