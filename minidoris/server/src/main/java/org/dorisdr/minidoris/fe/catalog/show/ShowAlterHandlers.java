package org.dorisdr.minidoris.fe.catalog.show;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowAlter;
import org.dorisdr.sql.stock.catalog.ShowBuildIndex;

/** Shows schema change, rollup and index jobs. */
final class ShowAlterHandlers {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private final Ddl ddl;

  ShowAlterHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult jobs(Session session, ShowAlter statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.database());
          boolean columns = statement.kind().equals("COLUMN");
          ShowRows rows = columns ? columnHead() : rollupHead();
          String type = columns ? "SCHEMA_CHANGE" : "ROLLUP";
          for (AlterJob job : ddl.fe().catalogManager().jobs().of(type, database.id).values()) {
            if (columns) {
              addColumnJob(rows, job);
            } else {
              addRollupJob(rows, job);
            }
          }
          return rows.filter(statement.filter(), "TableName").result();
        });
  }

  private static ShowRows columnHead() {
    return new ShowRows(
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
  }

  private static ShowRows rollupHead() {
    return new ShowRows(
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
  }

  private static void addColumnJob(ShowRows rows, AlterJob job) {
    for (Map.Entry<Long, Long> index : job.indexes.entrySet()) {
      IndexMeta meta = job.schemas.get(index.getKey());
      rows.add(
          job.jobId,
          job.tableName,
          millis(job.createTime),
          millis(job.finishTime),
          meta == null ? job.tableName : meta.name.replaceFirst("^__doris_shadow_", ""),
          index.getKey(),
          index.getValue(),
          meta == null ? job.schemaVersion : meta.schemaVersion + ":" + meta.schemaHash,
          job.watershedTxnId,
          job.jobState,
          job.msg,
          null,
          job.timeoutSeconds);
    }
  }

  private static void addRollupJob(ShowRows rows, AlterJob job) {
    for (Map.Entry<Long, Long> index : job.indexes.entrySet()) {
      rows.add(
          job.jobId,
          job.tableName,
          Times.text(job.createTime),
          Times.text(job.finishTime),
          job.tableName,
          job.schemas.get(index.getKey()).name,
          index.getKey(),
          job.watershedTxnId,
          job.jobState,
          job.msg,
          null,
          job.timeoutSeconds);
    }
  }

  private static String millis(long time) {
    return time <= 0
        ? null
        : MILLIS.format(Instant.ofEpochMilli(time).atZone(ZoneId.systemDefault()));
  }

  StatementResult indexJobs(Session session, ShowBuildIndex statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.database());
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
          for (IndexJob job : ddl.fe().catalogManager().jobs().indexJobs()) {
            if (job.dbId() == database.id) {
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
          }
          return rows.filter(statement.filter(), "TableName").result();
        });
  }

  private static String indexes(IndexJob job) {
    String verb = job.isDropOp() ? "DROP " : "ADD ";
    return job.alterInvertedIndexes().stream()
        .map(i -> verb + DdlTexts.index(i))
        .toList()
        .toString();
  }
}
