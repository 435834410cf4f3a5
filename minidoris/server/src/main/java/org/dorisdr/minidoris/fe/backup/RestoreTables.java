package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.ColocateGroups;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletCreator;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Makes a table of a backup one of this cluster: new ids for everything, replicas on backends that
 * are alive. Schema hashes, unique ids of columns and versions stay.
 */
final class RestoreTables {
  private final BackupContext context;
  private final TabletCreator creator;

  RestoreTables(BackupContext context) {
    this.context = context;
    this.creator = new TabletCreator(context.frontend());
  }

  /** Gives the table and all below it new ids; its name stays. */
  void renumber(OlapTable table, RestoreJob job) {
    table.id = context.nextId();
    Map<Long, Long> indexIds = new LinkedHashMap<>();
    Map<Long, IndexMeta> metas = new LinkedHashMap<>();
    for (IndexMeta meta : table.indexMetas.values()) {
      long newId = context.nextId();
      indexIds.put(meta.id, newId);
      meta.id = newId;
      metas.put(newId, meta);
    }
    table.indexMetas = metas;
    table.baseIndexId = indexIds.get(table.baseIndexId);
    Map<Long, Partition> partitions = new LinkedHashMap<>();
    List<List<Long>> colocated = colocated(table, job);
    for (Partition partition : table.partitions.values()) {
      renumber(partition, indexIds, job, colocated);
      partitions.put(partition.id, partition);
      if (table.colocation != null && colocated.isEmpty()) {
        colocated = ColocateGroups.backends(partition.index(table.baseIndexId));
      }
    }
    table.partitions = partitions;
    table.temporaryPartitions = new LinkedHashMap<>();
  }

  /**
   * Gives a partition and its tablets new ids and backends.
   *
   * @param indexIds ids of indexes here by their ids in the backup
   */
  void renumber(Partition partition, Map<Long, Long> indexIds, RestoreJob job) {
    renumber(partition, indexIds, job, List.of());
  }

  /** Where the tables of its group are, those of this job too. */
  private List<List<Long>> colocated(OlapTable table, RestoreJob job) {
    if (table.colocation == null) {
      return List.of();
    }
    List<OlapTable> added =
        job.newTables.stream()
            .filter(OlapTable.class::isInstance)
            .map(OlapTable.class::cast)
            .toList();
    return new ColocateGroups(context.frontend()).backends(table.colocation, added);
  }

  private void renumber(
      Partition partition, Map<Long, Long> indexIds, RestoreJob job, List<List<Long>> colocated) {
    partition.id = context.nextId();
    if (!job.reserveReplica) {
      partition.replicationNum = job.replicationNum;
    }
    partition.state = "NORMAL";
    partition.nextVersion = partition.visibleVersion + 1;
    Map<Long, MaterializedIndex> indexes = new LinkedHashMap<>();
    for (MaterializedIndex index : partition.indexes.values()) {
      Long newId = indexIds.get(index.id);
      if (newId != null) {
        indexes.put(newId, place(newId, partition, index.tablets.size(), colocated));
      }
    }
    partition.indexes = indexes;
  }

  private MaterializedIndex place(
      long indexId, Partition partition, int tablets, List<List<Long>> colocated) {
    try {
      MaterializedIndex index = creator.index(indexId, partition, colocated);
      if (index.tablets.size() != tablets) {
        throw new BackupException(
            "partition %s has %d tablets in the snapshot, but %d buckets"
                .formatted(partition.name, tablets, index.tablets.size()));
      }
      return index;
    } catch (StatementError e) {
      throw new BackupException(e.getMessage().replace("errCode = 2, detailMessage = ", ""));
    }
  }

  /** Sets the properties that a restored table has. */
  static void resetProperties(OlapTable table, RestoreJob job) {
    Map<String, String> properties = table.properties;
    properties.remove(TableProperties.IN_ATOMIC_RESTORE);
    if (!job.reserveDynamicPartition && properties.containsKey("dynamic_partition.enable")) {
      properties.put("dynamic_partition.enable", "false");
    }
    if (!job.reserveReplica) {
      properties.put(
          "default.replication_allocation", "tag.location.default: " + job.replicationNum);
    }
    if (job.beingSynced) {
      properties.put("is_being_synced", "true");
      properties.remove(TableProperties.STORAGE_POLICY);
    }
  }

  /**
   * Puts the replicas of a table that will replace another one beside those of the other one.
   *
   * @return tablets of the local table by those that take their place
   */
  static Map<Long, Long> bind(OlapTable local, OlapTable restored) {
    Map<Long, Long> bases = new LinkedHashMap<>();
    for (Partition partition : restored.partitions.values()) {
      local
          .partition(partition.name)
          .ifPresent(old -> bind(local, old, restored, partition, bases));
    }
    return bases;
  }

  private static void bind(
      OlapTable local,
      Partition old,
      OlapTable restored,
      Partition partition,
      Map<Long, Long> bases) {
    for (MaterializedIndex index : partition.indexes.values()) {
      String name = restored.indexMetas.get(index.id).name;
      boolean base = index.id == restored.baseIndexId;
      IndexMeta oldMeta = base ? local.baseIndex() : local.indexByName(name).orElse(null);
      MaterializedIndex oldIndex = oldMeta == null ? null : old.index(oldMeta.id);
      if (oldIndex == null || oldIndex.tablets.size() != index.tablets.size()) {
        continue;
      }
      for (int i = 0; i < index.tablets.size(); i++) {
        bind(oldIndex.tablets.get(i), index.tablets.get(i), bases);
      }
    }
  }

  private static void bind(Tablet old, Tablet tablet, Map<Long, Long> bases) {
    if (old.replicas.size() != tablet.replicas.size()) {
      return;
    }
    for (int i = 0; i < tablet.replicas.size(); i++) {
      Replica replica = tablet.replicas.get(i);
      replica.backendId = old.replicas.get(i).backendId;
    }
    bases.put(tablet.id, old.id);
  }
}
