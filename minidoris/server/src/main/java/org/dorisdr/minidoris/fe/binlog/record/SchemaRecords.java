package org.dorisdr.minidoris.fe.binlog.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColumnsOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionTypeOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyIndexesOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameColumnOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of columns, secondary indexes and distribution. Stateless. */
final class SchemaRecords {
  private static final long INDEX_JOB_TIMEOUT_MILLIS = 2_592_000_000L;

  private SchemaRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(ModifyColumnsOp.class, SchemaRecords::columns);
    builders.add(RenameColumnOp.class, SchemaRecords::renameColumn);
    builders.add(ModifyIndexesOp.class, SchemaRecords::indexes);
    builders.add(IndexJobOp.class, SchemaRecords::indexJob);
    builders.add(ModifyDistributionOp.class, SchemaRecords::distribution);
    builders.add(ModifyDistributionTypeOp.class, SchemaRecords::distributionType);
  }

  private static OlapTable table(Frontend frontend, long id) {
    return (OlapTable) frontend.catalog().table(id).orElse(null);
  }

  private static BinlogRecord columns(Frontend frontend, ModifyColumnsOp op, long seq) {
    OlapTable table = table(frontend, op.tableId());
    if (table == null) {
      return null;
    }
    Map<String, Long> ids = new HashMap<>();
    op.indexSchemaMap().keySet().forEach(id -> ids.put(table.indexMetas.get(id).name, id));
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("baseIndexId", op.baseIndexId())
        .withSchemas("indexSchemaMap", table, op.indexSchemaMap())
        .withSchemas("oldIndexSchemaMap", table, op.oldIndexSchemaMap())
        .with("indexNameToId", ids)
        .withIndexes("indexes", op.indexes())
        .with("jobId", op.jobId())
        .with("rawSql", op.rawSql())
        .record(
            TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS, op.dbId(), op.tableId(), seq, op.time());
  }

  private static BinlogRecord renameColumn(Frontend frontend, RenameColumnOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("colName", op.colName())
        .with("newColName", op.newColName())
        .with("indexIdToSchemaVersion", op.indexIdToSchemaVersion())
        .record(TBinlogType.RENAME_COLUMN, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord indexes(Frontend frontend, ModifyIndexesOp op, long seq) {
    OlapTable table = table(frontend, op.tableId());
    if (table == null) {
      return null;
    }
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .withSchemas("indexSchemaMap", table, op.indexSchemaMap())
        .withIndexes("indexes", op.indexes())
        .withIndexes("alterInvertedIndexes", op.alterInvertedIndexes())
        .with("isDropInvertedIndex", op.isDropInvertedIndex())
        .with("jobId", op.jobId())
        .with("rawSql", op.rawSql())
        .record(
            TBinlogType.MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES,
            op.dbId(),
            op.tableId(),
            seq,
            op.time());
  }

  private static BinlogRecord indexJob(Frontend frontend, IndexJobOp op, long seq) {
    IndexJob job = op.job();
    OlapTable table = table(frontend, job.tableId());
    if (table == null) {
      return null;
    }
    return new Payload()
        .with("jobId", job.jobId())
        .with("jobState", job.jobState())
        .with("dbId", job.dbId())
        .with("tableId", job.tableId())
        .with("tableName", job.tableName())
        .with("partitionId", job.partitionId())
        .with("partitionName", job.partitionName())
        .with("errMsg", job.errMsg())
        .with("createTimeMs", job.createTimeMs())
        .with("finishedTimeMs", job.finishedTimeMs())
        .with("watershedTxnId", job.watershedTxnId())
        .with("isDropOp", job.isDropOp())
        .withIndexes("alterInvertedIndexes", job.alterInvertedIndexes())
        .with("originIndexId", job.originIndexId())
        .with("invertedIndexBatchTask", Map.of())
        .with("timeoutMs", INDEX_JOB_TIMEOUT_MILLIS)
        .with("clsname", "")
        .with("sv", job.schemaVersion())
        .withColumns("cols", table, job.columns())
        .withIndexes("idxs", job.isDropOp() ? table.secondaryIndexes : job.alterInvertedIndexes())
        .record(TBinlogType.INDEX_CHANGE_JOB, job.dbId(), job.tableId(), seq, 0);
  }

  private static BinlogRecord distribution(Frontend frontend, ModifyDistributionOp op, long seq) {
    Distribution distribution = op.distribution();
    List<String> names = distribution.columns().stream().map(name -> "`" + name + "`").toList();
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("type", distribution.isRandom() ? "RANDOM" : "HASH")
        .with("autoBucket", distribution.autoBucket())
        .with("bucketNum", distribution.buckets())
        .with("columnsName", String.join(",", names))
        .record(TBinlogType.MODIFY_DISTRIBUTION_BUCKET_NUM, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord distributionType(
      Frontend frontend, ModifyDistributionTypeOp op, long seq) {
    return Renames.payload(op.db(), op.tb(), -1, -1, "", null, "", null, "", null)
        .record(TBinlogType.MODIFY_DISTRIBUTION_TYPE, op.db(), op.tb(), seq, 0);
  }
}
