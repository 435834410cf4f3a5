package org.dorisdr.minidoris.fe.txn;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * What committing and publishing does to versions of partitions and replicas. Stateless; the
 * catalog's write lock is held by the caller. Tables and partitions that are gone are left out.
 */
final class CatalogVersions {
  private CatalogVersions() {}

  /** The versions of a committed transaction are taken. */
  static void committed(Catalog catalog, Transaction transaction) {
    forEach(
        catalog,
        transaction,
        (partition, commit) ->
            partition.nextVersion = Math.max(partition.nextVersion, commit.version() + 1));
  }

  /** The versions of a transaction can be read. */
  static void visible(Catalog catalog, Transaction transaction) {
    transaction.commits.stream()
        .map(Transaction.TableCommit::tableId)
        .distinct()
        .forEach(id -> catalog.table(id).ifPresent(t -> newVersion(t, transaction.finishTime)));
    forEach(
        catalog,
        transaction,
        (partition, commit) -> {
          if (commit.version() > partition.visibleVersion) {
            partition.visibleVersion = commit.version();
            partition.visibleVersionTime = transaction.finishTime;
          }
          partition.nextVersion = Math.max(partition.nextVersion, commit.version() + 1);
          replicas(partition, transaction, commit.version());
        });
  }

  private static void newVersion(Table table, long time) {
    table.visibleVersion++;
    table.visibleVersionTime = time;
  }

  private static void replicas(Partition partition, Transaction transaction, long version) {
    for (MaterializedIndex index : partition.indexes.values()) {
      for (Tablet tablet : index.tablets) {
        for (Replica replica : tablet.replicas) {
          if (transaction.errorReplicas.contains(replica.id)) {
            replica.lastFailedVersion = Math.max(replica.lastFailedVersion, version);
          } else if (replica.lastFailedVersion < 0) {
            replica.version = Math.max(replica.version, version);
          }
        }
      }
    }
  }

  private static void forEach(
      Catalog catalog,
      Transaction transaction,
      BiConsumer<Partition, Transaction.PartitionCommit> action) {
    for (Transaction.TableCommit table : transaction.commits) {
      for (Transaction.PartitionCommit commit : table.partitions()) {
        partition(catalog, table.tableId(), commit.partitionId())
            .ifPresent(p -> action.accept(p, commit));
      }
    }
  }

  /** A partition, temporary ones included. */
  static Optional<Partition> partition(Catalog catalog, long tableId, long partitionId) {
    return catalog
        .table(tableId)
        .filter(OlapTable.class::isInstance)
        .map(OlapTable.class::cast)
        .map(
            t ->
                t.partitions.containsKey(partitionId)
                    ? t.partitions.get(partitionId)
                    : t.temporaryPartitions.get(partitionId));
  }
}
