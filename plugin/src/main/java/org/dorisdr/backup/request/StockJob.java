package org.dorisdr.backup.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.cluster.Rows;

/**
 * One row of Doris's SHOW BACKUP or SHOW RESTORE.
 *
 * @param columns by name, in their order; values may be null
 */
record StockJob(BackupRequests.Kind kind, Map<String, String> columns) {

  static StockJob of(BackupRequests.Kind kind, Rows rows, int row) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      columns.put(rows.columns().get(i), rows.rows().get(row).get(i));
    }
    return new StockJob(kind, columns);
  }

  private String text(String column) {
    String value = columns.get(column);
    return value == null ? "" : value;
  }

  String label() {
    return text(kind == BackupRequests.Kind.BACKUP ? "SnapshotName" : "Label");
  }

  String state() {
    return text("State");
  }

  /** {@code yyyy-MM-dd HH:mm:ss}, which sorts. */
  String createTime() {
    return text("CreateTime");
  }

  String status() {
    return text("Status");
  }

  String taskError() {
    return text("TaskErrMsg");
  }

  boolean isFinished() {
    return state().equals("FINISHED");
  }

  boolean isCancelled() {
    return state().equals("CANCELLED");
  }

  boolean isDone() {
    return isFinished() || isCancelled();
  }

  /** Job ids change when a job is begun again, and say nothing before. */
  boolean isSameAs(StockJob other) {
    return kind == other.kind
        && label().equals(other.label())
        && createTime().equals(other.createTime());
  }

  /** What changes as the job moves on. */
  String position() {
    return state() + "|" + text("UnfinishedTasks") + "|" + text("Progress");
  }

  /** Name of the snapshot's moment in the repository: that of the job's creation. */
  String timestamp() {
    return createTime().replace(' ', '-').replace(':', '-');
  }
}
