package org.dorisdr.minidoris.fe.binlog.record;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobOp;
import org.dorisdr.minidoris.fe.catalog.op.DropRollupOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameRollupOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of heavy schema changes and rollups. Stateless. */
final class JobRecords {
  private JobRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(AlterJobOp.class, JobRecords::job);
    builders.add(DropRollupOp.class, JobRecords::dropRollup);
    builders.add(RenameRollupOp.class, JobRecords::renameRollup);
  }

  private static BinlogRecord job(Frontend frontend, AlterJobOp op, long seq) {
    AlterJob job = op.job();
    boolean rollup = "ROLLUP".equals(job.type);
    if (rollup && "PENDING".equals(job.jobState)) {
      // Doris journals new rollups in a batch, which leaves no record.
      return null;
    }
    Payload payload =
        new Payload()
            .with("type", job.type)
            .with("dbId", job.dbId)
            .with("tableId", job.tableId)
            .with("tableName", job.tableName)
            .with("jobId", job.jobId)
            .with("jobState", job.jobState)
            .with("rawSql", rollup ? "" : job.rawSql);
    if (rollup) {
      rollup(frontend, job, payload);
    } else {
      payload.with("iim", job.indexes).with("rollupIndexId", 0).with("baseIndexId", 0);
    }
    long time = job.finishTime > 0 ? job.finishTime : 0;
    return payload.record(TBinlogType.ALTER_JOB, job.dbId, job.tableId, seq, time);
  }

  private static void rollup(Frontend frontend, AlterJob job, Payload payload) {
    OlapTable table = (OlapTable) frontend.catalog().table(job.tableId).orElse(null);
    for (Map.Entry<Long, Long> entry : job.indexes.entrySet()) {
      payload
          .with("rollupIndexId", entry.getKey())
          .with("rollUpIndexName", name(job.schemas.get(entry.getKey())))
          .with("baseIndexId", entry.getValue())
          .with(
              "baseIndexName", table == null ? null : name(table.indexMetas.get(entry.getValue())));
    }
  }

  private static String name(IndexMeta index) {
    return index == null ? null : index.name;
  }

  private static BinlogRecord dropRollup(Frontend frontend, DropRollupOp op, long seq) {
    return new Payload()
        .with("ctl", "internal")
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("indexId", op.indexId())
        .with("indexName", op.indexName())
        .with("isView", false)
        .with("forceDrop", true)
        .with("recycleTime", 0)
        .record(TBinlogType.DROP_ROLLUP, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord renameRollup(Frontend frontend, RenameRollupOp op, long seq) {
    return Renames.payload(op.db(), op.tb(), op.ind(), -1, "", "", op.nR(), op.oR(), "", "")
        .record(TBinlogType.RENAME_ROLLUP, op.db(), op.tb(), seq, 0);
  }
}
