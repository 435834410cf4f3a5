package org.dorisdr.minidoris.fe.txn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionRanges;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TTabletCommitInfo;

/**
 * Turns what the backends have written into the commit of a transaction: which partitions get which
 * versions, and whether enough replicas have the data. One use; the catalog's write lock is held.
 */
final class CommitPlanner {
  private final Catalog catalog;
  private final PendingCommits pending;
  private final Transaction committed;

  /** Versions that this transaction has taken already, by partition. */
  private final Map<Long, Long> taken = new HashMap<>();

  CommitPlanner(Catalog catalog, PendingCommits pending, Transaction open) {
    this.catalog = catalog;
    this.pending = pending;
    this.committed = open.copy();
  }

  /** Adds a part; {@code subTransactionId} = -1 if it is the whole. */
  void add(long subTransactionId, List<TTabletCommitInfo> infos) {
    infos.forEach(this::checkTable);
    Map<Long, Set<Long>> backendsOfTablet = new HashMap<>();
    Map<Long, Map<Long, Partition>> written = new LinkedHashMap<>();
    for (TTabletCommitInfo info : infos) {
      // A tablet that is gone belongs to a dropped partition: its rows are gone with it.
      catalog
          .tablet(info.getTabletId())
          .filter(place -> isLive(place))
          .ifPresent(
              place -> {
                backendsOfTablet
                    .computeIfAbsent(info.getTabletId(), id -> new HashSet<>())
                    .add(info.getBackendId());
                written
                    .computeIfAbsent(place.table().id, id -> new LinkedHashMap<>())
                    .put(place.partition().id, place.partition());
              });
    }
    written.forEach(
        (tableId, partitions) -> commit(subTransactionId, tableId, partitions, backendsOfTablet));
  }

  /** Doris locks the table for the commit, which fails if it was dropped, recoverably or not. */
  private void checkTable(TTabletCommitInfo info) {
    catalog
        .tablet(info.getTabletId())
        .filter(place -> catalog.table(place.table().id).isEmpty())
        .ifPresent(
            place -> {
              throw new TransactionException("unknown table, tableName=" + place.table().name);
            });
  }

  private boolean isLive(Catalog.TabletPlace place) {
    return CatalogVersions.partition(catalog, place.table().id, place.partition().id).isPresent();
  }

  private void commit(
      long subTransactionId,
      long tableId,
      Map<Long, Partition> partitions,
      Map<Long, Set<Long>> backendsOfTablet) {
    OlapTable table = (OlapTable) catalog.table(tableId).orElseThrow();
    if ("RESTORE".equals(table.state)) {
      throw new TransactionException(
          "Table " + table.name + " is in restore process. Can not load into it");
    }
    checkTexts(table);
    List<Transaction.PartitionCommit> commits = new ArrayList<>();
    // In the table's order, as Doris does.
    for (Partition partition : table.allPartitions()) {
      if (partitions.containsKey(partition.id)) {
        checkQuorum(table, partition, backendsOfTablet);
        checkUnchanged(table, partition);
        commits.add(
            new Transaction.PartitionCommit(
                partition.id,
                PartitionRanges.text(table, partition),
                nextVersion(partition),
                partition.temporary));
      }
    }
    committed.commits.add(
        new Transaction.TableCommit(
            subTransactionId, tableId, indexIds(table, partitions, backendsOfTablet), commits));
  }

  private List<Long> indexIds(
      OlapTable table, Map<Long, Partition> partitions, Map<Long, Set<Long>> backendsOfTablet) {
    // Doris knows them only of loads that a frontend planned.
    if (committed.coordinator == BeginRequest.Coordinator.BE) {
      return null;
    }
    return partitions.values().stream()
        .flatMap(partition -> partition.indexes.values().stream())
        .filter(index -> index.state == MaterializedIndex.State.NORMAL)
        .filter(index -> isWritten(table, index, backendsOfTablet))
        .map(index -> index.id)
        .distinct()
        .toList();
  }

  private long nextVersion(Partition partition) {
    long next = Math.max(partition.nextVersion, pending.taken(partition.id) + 1);
    return taken.merge(partition.id, next, (old, first) -> old + 1);
  }

  private void checkTexts(OlapTable table) {
    Map<Integer, String> old = committed.texts;
    if (old == null) {
      return;
    }
    for (Column column : table.visibleColumns()) {
      String type = old.getOrDefault(column.uniqueId(), column.type());
      if (!type.equals(column.type()) && DorisType.parse(column.type()).isText()) {
        throw new TransactionException(
            "transaction ["
                + committed.id
                + "] check schema compatibility failed, partial update can't commit with old schema"
                + " sucessfully .");
      }
    }
  }

  private void checkUnchanged(OlapTable table, Partition partition) {
    Map<Long, Long> read = committed.madeOf;
    if (read == null) {
      return;
    }
    long newest = Math.max(partition.nextVersion - 1, pending.taken(partition.id));
    if (read.getOrDefault(partition.id, newest) != newest) {
      throw new RowsChangedException(committed.id, table.name, partition.name);
    }
  }

  private void checkQuorum(
      OlapTable table, Partition partition, Map<Long, Set<Long>> backendsOfTablet) {
    for (MaterializedIndex index : partition.indexes.values()) {
      if (!isWritten(table, index, backendsOfTablet)) {
        continue;
      }
      for (Tablet tablet : index.tablets) {
        Set<Long> backends = backendsOfTablet.getOrDefault(tablet.id, Set.of());
        int good = 0;
        for (Replica replica : tablet.replicas) {
          if (!backends.contains(replica.backendId)) {
            committed.errorReplicas.add(replica.id);
          } else if (replica.lastFailedVersion < 0) {
            good++;
          }
        }
        if (good < required(table, partition)) {
          throw quorumMissed(table, partition, tablet, good);
        }
      }
    }
  }

  /** Rollups are written by loads that know them; the base index by all. */
  static boolean isWritten(
      OlapTable table, MaterializedIndex index, Map<Long, Set<Long>> backendsOfTablet) {
    return index.id == table.baseIndexId
        || index.tablets.stream().anyMatch(t -> backendsOfTablet.containsKey(t.id));
  }

  static int required(OlapTable table, Partition partition) {
    int quorum = partition.replicationNum / 2 + 1;
    String least = table.properties.get("min_load_replica_num");
    int given = least == null ? -1 : Integer.parseInt(least.trim());
    return given > 0 ? Math.min(given, quorum) : quorum;
  }

  private TransactionException quorumMissed(
      OlapTable table, Partition partition, Tablet tablet, int good) {
    return new TransactionException(
        String.format(
            "Failed to commit txn %d, cause tablet %d succ replica num %d < load required replica"
                + " num %d. table %d, partition: [ id=%d, commit version %d, visible version %d ],"
                + " this tablet detail: %s. Please try again later.",
            committed.id,
            tablet.id,
            good,
            required(table, partition),
            table.id,
            partition.id,
            partition.nextVersion - 1,
            partition.visibleVersion,
            detail(tablet)));
  }

  private String detail(Tablet tablet) {
    List<String> failed = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (Replica replica : tablet.replicas) {
      String text = "[replicaId=" + replica.id + ", BackendId=" + replica.backendId + "]";
      if (committed.errorReplicas.contains(replica.id)) {
        failed.add(text);
      } else if (replica.lastFailedVersion >= 0) {
        behind.add(text);
      }
    }
    String detail = "";
    if (!failed.isEmpty()) {
      detail +=
          failed.size()
              + " replicas write data failed: { "
              + String.join(", ", failed)
              + " }, please check BE log for details; ";
    }
    if (!behind.isEmpty()) {
      detail +=
          behind.size()
              + " replicas write data succ but miss previous version: { "
              + String.join(",", behind)
              + " }, please check output of SHOW TABLET for details";
    }
    return detail;
  }

  /** The committed transaction, to be journalled. */
  Transaction result(long now) {
    committed.status = TransactionStatus.COMMITTED;
    committed.commitTime = now;
    return committed;
  }
}
