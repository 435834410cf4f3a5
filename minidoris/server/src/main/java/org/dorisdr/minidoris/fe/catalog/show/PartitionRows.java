package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/** Rows of partitions and tablets, for SHOW and SHOW PROC. The lock is held. Stateless. */
final class PartitionRows {
  private PartitionRows() {}

  static ShowRows partitions(OlapTable table, boolean temporary) {
    ShowRows rows =
        new ShowRows(
            "PartitionId",
            "PartitionName",
            "VisibleVersion",
            "VisibleVersionTime",
            "State",
            "PartitionKey",
            "Range",
            "DistributionKey",
            "Buckets",
            "ReplicationNum",
            "StorageMedium",
            "CooldownTime",
            "RemoteStoragePolicy",
            "LastConsistencyCheckTime",
            "DataSize",
            "IsInMemory",
            "ReplicaAllocation",
            "IsMutable",
            "SyncWithBaseTables",
            "UnsyncTables",
            "CommittedVersion",
            "RowCount");
    Collection<Partition> partitions =
        temporary ? table.temporaryPartitions.values() : PartitionTexts.ordered(table);
    for (Partition p : partitions) {
      DataProperty data = DataProperty.of(p);
      rows.add(
          p.id,
          p.name,
          p.visibleVersion,
          Times.text(p.visibleVersionTime),
          p.state,
          String.join(", ", table.partitionColumns),
          PartitionTexts.range(table, p.item),
          distributionKey(table, p.distribution),
          p.distribution.buckets(),
          p.replicationNum,
          data.medium(),
          Times.text(data.cooldownMillis()),
          data.storagePolicy(),
          null,
          SizeTexts.text(Sizes.bytes(p)),
          "false",
          "tag.location.default: " + p.replicationNum,
          data.mutable(),
          "true",
          null,
          p.nextVersion - 1,
          Sizes.rows(table, p));
    }
    return rows;
  }

  private static String distributionKey(OlapTable table, Distribution distribution) {
    return distribution.isRandom() ? "RANDOM" : String.join(", ", distribution.columns());
  }

  static ShowRows tablets(Frontend fe, OlapTable table, List<Partition> partitions, long indexId) {
    ShowRows rows =
        new ShowRows(
            "TabletId",
            "ReplicaId",
            "BackendId",
            "SchemaHash",
            "Version",
            "LstSuccessVersion",
            "LstFailedVersion",
            "LstFailedTime",
            "LocalDataSize",
            "RemoteDataSize",
            "RowCount",
            "State",
            "LstConsistencyCheckTime",
            "CheckVersion",
            "VisibleVersionCount",
            "VersionCount",
            "QueryHits",
            "PathHash",
            "Path",
            "MetaUrl",
            "CompactionStatus",
            "CooldownReplicaId",
            "CooldownMetaId");
    for (Partition partition : partitions) {
      for (MaterializedIndex index : new ArrayList<>(partition.indexes.values())) {
        if (indexId < 0 || index.id == indexId) {
          int hash = table.indexMetas.get(index.id).schemaHash;
          index.tablets.forEach(t -> t.replicas.forEach(r -> add(fe, rows, t, r, hash)));
        }
      }
    }
    return rows;
  }

  private static void add(Frontend fe, ShowRows rows, Tablet tablet, Replica replica, int hash) {
    ReplicaPlace place = ReplicaPlace.of(fe.cluster(), tablet, replica);
    rows.add(
        tablet.id,
        replica.id,
        replica.backendId,
        hash,
        replica.version,
        replica.version,
        replica.lastFailedVersion,
        null,
        replica.dataSize,
        0,
        Math.max(0, replica.rowCount),
        "NORMAL",
        null,
        -1,
        -1,
        replica.versionCount,
        0,
        replica.pathHash,
        place.disk(),
        place.metaUrl(),
        place.compactionUrl(),
        -1,
        "");
  }
}
