package org.dorisdr.minidoris.fe.txn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * Whether a transaction can become visible: its partitions show the version before, and a quorum of
 * replicas of every tablet has published. One use; the catalog's lock is held.
 */
final class PublishCheck {
  private final Catalog catalog;
  private final PublishRound round;
  private final Map<Long, Long> visible;

  /** Replicas that miss a version. */
  final Set<Long> failedReplicas = new TreeSet<>();

  /** Every partition shows the version before. */
  boolean inOrder = true;

  /** Every tablet has its quorum. */
  boolean quorum = true;

  /** Every replica has published. */
  boolean complete = true;

  /**
   * @param pending versions that are being made visible, by partition
   */
  PublishCheck(Catalog catalog, Map<Long, Long> pending, PublishRound round) {
    this.catalog = catalog;
    this.visible = new HashMap<>(pending);
    this.round = round;
    failedReplicas.addAll(round.transaction.errorReplicas);
    for (Transaction.TableCommit commit : round.transaction.commits) {
      long part = commit.subTransactionId() < 0 ? round.transaction.id : commit.subTransactionId();
      for (Transaction.PartitionCommit p : commit.partitions()) {
        CatalogVersions.partition(catalog, commit.tableId(), p.partitionId())
            .ifPresent(partition -> check(commit.tableId(), part, partition, p.version()));
      }
    }
  }

  private void check(long tableId, long part, Partition partition, long version) {
    long before =
        Math.max(partition.visibleVersion, visible.getOrDefault(partition.id, /* none= */ 0L));
    inOrder &= before + 1 >= version;
    visible.put(partition.id, version);
    OlapTable table = (OlapTable) catalog.table(tableId).orElseThrow();
    int required = CommitPlanner.required(table, partition);
    for (MaterializedIndex index : partition.indexes.values()) {
      if (round.concerns(table, index, part)) {
        index.tablets.forEach(tablet -> check(tablet, part, required));
      }
    }
  }

  private void check(Tablet tablet, long part, int required) {
    int good = 0;
    for (Replica replica : tablet.replicas) {
      if (!round.published(replica.backendId, part, tablet.id)) {
        complete &= round.transaction.errorReplicas.contains(replica.id);
        failedReplicas.add(replica.id);
      } else if (replica.lastFailedVersion < 0) {
        good++;
      }
    }
    quorum &= good >= Math.min(required, tablet.replicas.size());
  }
}
