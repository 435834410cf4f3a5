package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * First step of a backup: copies the metadata of its tables, gives every table its commit sequence,
 * and chooses the replica of every tablet that is to be snapshotted; all at one moment.
 */
final class BackupPrepare {
  /** One tablet to make a snapshot of, and where. */
  record TabletChoice(
      long tableId,
      long partitionId,
      long indexId,
      long tabletId,
      int schemaHash,
      long version,
      long backendId) {
    TabletChoice on(long otherBackendId) {
      return new TabletChoice(
          tableId, partitionId, indexId, tabletId, schemaHash, version, otherBackendId);
    }
  }

  /**
   * @param job copy of the job, not yet durable
   */
  record Prepared(BackupJob job, List<TabletChoice> tablets) {}

  private final BackupContext context;

  BackupPrepare(BackupContext context) {
    this.context = context;
  }

  /**
   * @throws BackupException if there is nothing to back up, or a tablet has no usable replica
   */
  Prepared prepare(BackupJob job) {
    BackupJob next = job.copy();
    next.jobId = context.nextId();
    next.tables = new ArrayList<>();
    next.tableCommitSeqs.clear();
    next.snapshots.clear();
    List<TabletChoice> tablets = new ArrayList<>();
    context.locked(() -> collect(next, tablets));
    return new Prepared(next, tablets);
  }

  private void collect(BackupJob job, List<TabletChoice> tablets) {
    Database database =
        context
            .catalog()
            .database(job.dbId)
            .orElseThrow(
                () ->
                    new BackupException(
                        JobStatus.Code.NOT_FOUND, "database " + job.dbId + " does not exist"));
    List<TabletChoice> choices = new ArrayList<>();
    boolean anything = false;
    for (BackupJob.TableRef ref : job.objects) {
      Optional<Table> table = database.table(ref.table());
      if (table.isEmpty()) {
        continue;
      }
      anything = true;
      if (OlapTable.isMaterialized(table.get())) {
        continue;
      }
      Table copy = TableCopies.forBackup(table.get(), ref.partitions());
      job.tables.add(copy);
      if (copy instanceof OlapTable olap && !job.metadataOnly()) {
        choose(olap, choices);
      }
    }
    if (!anything) {
      throw new BackupException(JobStatus.Code.NOT_FOUND, "no valid tables found for backup");
    }
    checkLimit(choices.size());
    for (Table table : job.tables) {
      if (table instanceof OlapTable && !job.metadataOnly()) {
        BarrierOp barrier = new BarrierOp(database.id, database.name, table.id, table.name);
        job.tableCommitSeqs.put(table.id, context.write(barrier));
      }
    }
    tablets.addAll(choices);
  }

  private void checkLimit(int tablets) {
    long limit = context.settings().number("max_backup_tablets_per_job", 300_000);
    if (tablets > limit) {
      throw new BackupException(
          "the num involved tablets %d exceeds the limit %d, which might cause the FE OOM, change config `max_backup_tablets_per_job` to change this limitation"
              .formatted(tablets, limit));
    }
  }

  private static void choose(OlapTable table, List<TabletChoice> choices) {
    for (Partition partition : table.partitions.values()) {
      for (MaterializedIndex index : partition.indexes.values()) {
        for (Tablet tablet : index.tablets) {
          choices.add(
              new TabletChoice(
                  table.id,
                  partition.id,
                  index.id,
                  tablet.id,
                  table.indexMetas.get(index.id).schemaHash,
                  partition.visibleVersion,
                  replica(tablet, partition.visibleVersion).backendId));
        }
      }
    }
  }

  /**
   * A replica of the same tablet on another backend, for one that does not have the tablet; null if
   * there is none.
   */
  TabletChoice another(TabletChoice missing) {
    return context.read(
        () ->
            context
                .catalog()
                .tablet(missing.tabletId())
                .flatMap(
                    place ->
                        place.tablet().replicas.stream()
                            .filter(r -> r.backendId > missing.backendId())
                            .filter(r -> r.serves(missing.version()))
                            .min(Comparator.comparingLong(r -> r.backendId)))
                .map(r -> missing.on(r.backendId))
                .orElse(null));
  }

  /** Always the same one, so that the files of later backups can be compared. */
  private static Replica replica(Tablet tablet, long version) {
    return tablet.replicas.stream()
        .filter(r -> r.serves(version))
        .min(Comparator.comparingLong(r -> r.id))
        .orElseThrow(
            () ->
                new BackupException(
                    "failed to choose replica to make snapshot for tablet "
                        + tablet.id
                        + ". visible version: "
                        + version));
  }
}
