package org.dorisdr.minidoris.fe.rpc;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.binlog.BinlogManager;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionRanges;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaIndexMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaReplicaMeta;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TGetMetaTabletMeta;

/** Tables down to replicas as getMeta tells them. Stateless; the catalog's lock is held. */
final class MetaView {
  private MetaView() {}

  /** Views are left out. */
  static TGetMetaDBMeta of(Database database, List<Table> tables, BinlogManager.Dropped dropped) {
    TGetMetaDBMeta meta = new TGetMetaDBMeta();
    meta.setId(database.id);
    meta.setName(database.name);
    for (Table table : tables) {
      if (table instanceof OlapTable olapTable) {
        meta.addToTables(table(olapTable));
      }
    }
    meta.setDroppedPartitionMap(dropped.partitions());
    meta.setDroppedTableMap(dropped.tables());
    meta.setDroppedIndexMap(dropped.indexes());
    meta.setDroppedPartitions(new ArrayList<>(dropped.partitions().keySet()));
    meta.setDroppedTables(new ArrayList<>(dropped.tables().keySet()));
    meta.setDroppedIndexes(new ArrayList<>(dropped.indexes().keySet()));
    return meta;
  }

  private static TGetMetaTableMeta table(OlapTable table) {
    TGetMetaTableMeta meta = new TGetMetaTableMeta();
    meta.setId(table.id);
    meta.setName(table.name);
    meta.setType(table.materialized == null ? "OLAP" : "MATERIALIZED_VIEW");
    List<String> types = PartitionRanges.types(table);
    for (Partition partition : table.allPartitions()) {
      TGetMetaPartitionMeta view = new TGetMetaPartitionMeta();
      view.setId(partition.id);
      view.setName(partition.name);
      view.setRange(PartitionRanges.text(types, partition.item));
      view.setVisibleVersion(partition.visibleVersion);
      for (MaterializedIndex index : partition.indexes.values()) {
        view.addToIndexes(index(table, index));
      }
      meta.addToPartitions(view);
    }
    return meta;
  }

  private static TGetMetaIndexMeta index(OlapTable table, MaterializedIndex index) {
    TGetMetaIndexMeta meta = new TGetMetaIndexMeta();
    meta.setId(index.id);
    IndexMeta schema = table.indexMetas.get(index.id);
    meta.setName(schema == null ? null : schema.name);
    for (Tablet tablet : index.tablets) {
      TGetMetaTabletMeta view = new TGetMetaTabletMeta();
      view.setId(tablet.id);
      for (Replica replica : tablet.replicas) {
        TGetMetaReplicaMeta copy = new TGetMetaReplicaMeta();
        copy.setId(replica.id);
        copy.setBackendId(replica.backendId);
        copy.setVersion(replica.version);
        view.addToReplicas(copy);
      }
      meta.addToTablets(view);
    }
    return meta;
  }
}
