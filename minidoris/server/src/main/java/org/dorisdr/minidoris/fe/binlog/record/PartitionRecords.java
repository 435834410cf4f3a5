package org.dorisdr.minidoris.fe.binlog.record;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.json.NewPartitionJson;
import org.dorisdr.minidoris.fe.catalog.op.AddPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.DropPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyPartitionsOp;
import org.dorisdr.minidoris.fe.catalog.op.RenamePartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplacePartitionsOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of partitions that come, go, and change. Stateless. */
final class PartitionRecords {
  private PartitionRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(AddPartitionOp.class, PartitionRecords::add);
    builders.add(DropPartitionOp.class, PartitionRecords::drop);
    builders.add(RenamePartitionOp.class, PartitionRecords::rename);
    builders.add(ReplacePartitionsOp.class, PartitionRecords::replace);
    builders.add(ModifyPartitionsOp.class, PartitionRecords::modify);
  }

  private static BinlogRecord add(Frontend frontend, AddPartitionOp op, long seq) {
    OlapTable table = (OlapTable) frontend.catalog().table(op.tableId()).orElse(null);
    if (table == null) {
      return null;
    }
    Partition partition = op.partition();
    Payload payload =
        new Payload().with("commitSeq", seq).with("dbId", op.dbId()).with("tableId", op.tableId());
    NewPartitionJson.addTo(payload.json, table, partition);
    return payload
        .with("isInMemory", false)
        .with("isTempPartition", partition.temporary)
        .with("isMutable", true)
        .with("sql", addSql(table, partition))
        .record(
            TBinlogType.ADD_PARTITION, op.dbId(), op.tableId(), seq, partition.visibleVersionTime);
  }

  private static String addSql(OlapTable table, Partition partition) {
    String start =
        "ADD " + (partition.temporary ? "TEMPORARY " : "") + "PARTITION `" + partition.name + "` ";
    if (!partition.item.isRange() && !partition.item.isList()) {
      return start;
    }
    boolean takesOthers = partition.item.isList() && partition.item.values().isEmpty();
    return start
        + (takesOthers ? "" : PartitionTexts.valuesSql(table, partition.item, true))
        + " (\"version_info\" = \""
        + partition.visibleVersion
        + "\");";
  }

  private static BinlogRecord drop(Frontend frontend, DropPartitionOp op, long seq) {
    String kind = op.isTempPartition() ? "TEMPORARY PARTITION" : "PARTITION";
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("pid", op.pid())
        .with("partitionName", op.partitionName())
        .with("isTempPartition", op.isTempPartition())
        .with("forceDrop", op.forceDrop())
        .with("recycleTime", op.recycleTime())
        .with(
            "sql",
            "DROP " + kind + " `" + op.partitionName() + "`" + (op.forceDrop() ? " FORCE" : ""))
        .with("version", op.version())
        .with("versionTime", op.versionTime())
        .record(TBinlogType.DROP_PARTITION, op.dbId(), op.tableId(), seq, op.recycleTime());
  }

  private static BinlogRecord rename(Frontend frontend, RenamePartitionOp op, long seq) {
    return Renames.payload(op.db(), op.tb(), -1, op.p(), "", "", "", "", op.nP(), op.oP())
        .record(TBinlogType.RENAME_PARTITION, op.db(), op.tb(), seq, 0);
  }

  private static BinlogRecord modify(Frontend frontend, ModifyPartitionsOp op, long seq) {
    Payload payload = new Payload();
    var infos = payload.json.putArray("infos");
    for (ModifyPartitionsOp.Change change : op.changes()) {
      Payload info =
          new Payload()
              .with("dbId", op.dbId())
              .with("tableId", op.tableId())
              .with("partitionId", change.partitionId());
      NewPartitionJson.addTo(info.json, change.dataProperty());
      info.with("isInMemory", false);
      NewPartitionJson.addAllocation(info.json, change.replicationNum());
      info.with("storagePolicy", change.storagePolicy());
      info.json.putObject("tableProperties");
      infos.add(info.json);
    }
    return payload.record(TBinlogType.MODIFY_PARTITIONS, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord replace(Frontend frontend, ReplacePartitionsOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("dbName", op.dbName())
        .with("tblId", op.tblId())
        .with("tblName", op.tblName())
        .withTexts("partitions", op.partitions())
        .withTexts("tempPartitions", op.tempPartitions())
        .with("strictRange", op.strictRange())
        .with("useTempPartitionName", op.useTempPartitionName())
        .with("version", op.version())
        .with("versionTime", op.versionTime())
        .with("force", op.force())
        .withNumbers("partitionIds", op.partitionIds())
        .record(TBinlogType.REPLACE_PARTITIONS, op.dbId(), op.tblId(), seq, op.versionTime());
  }
}
