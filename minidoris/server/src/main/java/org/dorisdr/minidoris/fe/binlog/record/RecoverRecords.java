package org.dorisdr.minidoris.fe.binlog.record;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.recycle.RecoverPartitionOp;
import org.dorisdr.minidoris.fe.recycle.RecoverTableOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of what came back from the recycle bin. A whole database leaves none, as in Doris. */
final class RecoverRecords {
  private RecoverRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(RecoverTableOp.class, RecoverRecords::table);
    builders.add(RecoverPartitionOp.class, RecoverRecords::partition);
  }

  private static BinlogRecord table(Frontend frontend, RecoverTableOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("newDbName", "")
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("newTableName", op.newTableName())
        .with("partitionId", -1)
        .with("partitionName", "")
        .with("newPartitionName", "")
        .record(TBinlogType.RECOVER_INFO, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord partition(Frontend frontend, RecoverPartitionOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("newDbName", "")
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("newTableName", "")
        .with("partitionId", op.partitionId())
        .with("partitionName", op.partitionName())
        .with("newPartitionName", op.newPartitionName())
        .record(TBinlogType.RECOVER_INFO, op.dbId(), op.tableId(), seq, 0);
  }
}
