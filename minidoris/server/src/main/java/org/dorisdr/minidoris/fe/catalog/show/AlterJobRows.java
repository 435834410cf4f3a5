package org.dorisdr.minidoris.fe.catalog.show;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;

/** Jobs that change tables, for SHOW ALTER TABLE, SHOW BUILD INDEX and SHOW PROC. Stateless. */
final class AlterJobRows {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private AlterJobRows() {}

  static ShowRows schemaChanges(Collection<AlterJob> jobs) {
    ShowRows rows =
        new ShowRows(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishTime",
            "IndexName",
            "IndexId",
            "OriginIndexId",
            "SchemaVersion",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");
    jobs.forEach(job -> job.indexes.forEach((id, origin) -> addChange(rows, job, id, origin)));
    return rows;
  }

  private static void addChange(ShowRows rows, AlterJob job, long indexId, long originId) {
    IndexMeta meta = job.schemas.get(indexId);
    rows.add(
        job.jobId,
        job.tableName,
        millis(job.createTime),
        millis(job.finishTime),
        meta == null ? job.tableName : meta.name.replaceFirst("^__doris_shadow_", ""),
        indexId,
        originId,
        meta == null ? job.schemaVersion : meta.schemaVersion + ":" + meta.schemaHash,
        job.watershedTxnId,
        job.jobState,
        job.msg,
        null,
        job.timeoutSeconds);
  }

  static ShowRows rollups(Collection<AlterJob> jobs) {
    ShowRows rows =
        new ShowRows(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishTime",
            "BaseIndexName",
            "RollupIndexName",
            "RollupId",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");
    jobs.forEach(job -> job.indexes.keySet().forEach(id -> addRollup(rows, job, id)));
    return rows;
  }

  private static void addRollup(ShowRows rows, AlterJob job, long indexId) {
    rows.add(
        job.jobId,
        job.tableName,
        Times.text(job.createTime),
        Times.text(job.finishTime),
        job.tableName,
        job.schemas.get(indexId).name,
        indexId,
        job.watershedTxnId,
        job.jobState,
        job.msg,
        null,
        job.timeoutSeconds);
  }

  static ShowRows indexBuilds(Collection<IndexJob> jobs) {
    ShowRows rows =
        new ShowRows(
            "JobId",
            "TableName",
            "PartitionName",
            "AlterInvertedIndexes",
            "CreateTime",
            "FinishTime",
            "TransactionId",
            "State",
            "Msg",
            "Progress");
    for (IndexJob job : jobs) {
      rows.add(
          job.jobId(),
          job.tableName(),
          job.partitionName(),
          indexes(job),
          millis(job.createTimeMs()),
          millis(job.finishedTimeMs()),
          job.watershedTxnId(),
          job.jobState(),
          job.errMsg(),
          null);
    }
    return rows;
  }

  private static String indexes(IndexJob job) {
    String verb = job.isDropOp() ? "DROP " : "ADD ";
    return job.alterInvertedIndexes().stream()
        .map(i -> verb + DdlTexts.index(i))
        .toList()
        .toString();
  }

  private static String millis(long time) {
    return time <= 0
        ? null
        : MILLIS.format(Instant.ofEpochMilli(time).atZone(ZoneId.systemDefault()));
  }
}
