package org.dorisdr.minidoris.fe.catalog;

import java.util.List;

/**
 * A job that builds or drops the data of secondary indexes in one partition. Immutable.
 *
 * @param jobState WAITING_TXN, RUNNING, FINISHED or CANCELLED
 * @param createTimeMs ms since the epoch
 * @param finishedTimeMs ms since the epoch; -1 = not yet
 */
public record IndexJob(
    long jobId,
    String jobState,
    long dbId,
    long tableId,
    String tableName,
    long partitionId,
    String partitionName,
    String errMsg,
    long createTimeMs,
    long finishedTimeMs,
    long watershedTxnId,
    boolean isDropOp,
    List<SecondaryIndex> alterInvertedIndexes,
    long originIndexId,
    int schemaVersion,
    List<Column> columns) {
  /** Whether it goes on no more. */
  public boolean isDone() {
    return jobState.equals("FINISHED") || jobState.equals("CANCELLED");
  }

  public IndexJob finished(long now) {
    return ended("FINISHED", errMsg, now);
  }

  public IndexJob cancelled(String reason, long now) {
    return ended("CANCELLED", reason, now);
  }

  private IndexJob ended(String state, String message, long now) {
    return new IndexJob(
        jobId,
        state,
        dbId,
        tableId,
        tableName,
        partitionId,
        partitionName,
        message,
        createTimeMs,
        now,
        watershedTxnId,
        isDropOp,
        alterInvertedIndexes,
        originIndexId,
        schemaVersion,
        columns);
  }
}
