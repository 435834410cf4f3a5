package org.dorisdr.minidoris.fe.binlog.record;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.backup.BarrierOp;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.thrift.TBinlogType;

/** Records that mark the moment of a snapshot of a table; that of a database leaves none. */
final class BarrierRecords {
  private BarrierRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(BarrierOp.class, BarrierRecords::barrier);
  }

  private static BinlogRecord barrier(Frontend frontend, BarrierOp op, long seq) {
    if (op.dbId() == 0 || op.tableId() == 0) {
      return null;
    }
    return new Payload()
        .with("dbId", op.dbId())
        .with("dbName", op.dbName())
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("binlogType", 0)
        .record(TBinlogType.BARRIER, op.dbId(), op.tableId(), seq, 0);
  }
}
