package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableNames;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * What a restore does to the catalog when its job comes to a state. Runs while the job's operation
 * is applied: it never fails, and what it looks for may be gone.
 */
final class RestoreApply {
  /** Names of tables that wait to take the place of others. */
  static final String ATOMIC_PREFIX = "__doris_atomic_restore_prefix__";

  private final CatalogManager catalog;
  private final RecycleBin bin;
  private final BackupState state;
  private final RestoreJob job;

  RestoreApply(Frontend frontend, RestoreJob job) {
    this.catalog = ((FeServer) frontend).catalogManager();
    this.bin = frontend.recycleBin();
    this.state = BackupState.of(frontend);
    this.job = job;
  }

  void apply() {
    switch (job.state) {
      case CREATING -> lock();
      case SNAPSHOTING -> register();
      case DOWNLOAD -> setCounters();
      case FINISHED -> finish();
      case CANCELLED -> undo();
      default -> {}
    }
  }

  private Optional<OlapTable> table(long id) {
    return catalog.table(id).filter(OlapTable.class::isInstance).map(OlapTable.class::cast);
  }

  private void lock() {
    for (long id : job.lockedTables) {
      table(id).ifPresent(this::lock);
    }
  }

  private void lock(OlapTable table) {
    if (job.atomic) {
      table.properties.put(TableProperties.IN_ATOMIC_RESTORE, "true");
      return;
    }
    table.state = "RESTORE";
    for (RestoreJob.Overwritten overwritten : job.overwritten) {
      Partition partition = table.partitions.get(overwritten.partitionId());
      if (partition != null) {
        partition.state = "RESTORE";
      }
    }
  }

  private void unlock() {
    for (long id : job.lockedTables) {
      table(id).ifPresent(RestoreApply::unlock);
    }
  }

  private static void unlock(OlapTable table) {
    table.properties.remove(TableProperties.IN_ATOMIC_RESTORE);
    table.state = "NORMAL";
    table.partitions.values().forEach(p -> p.state = "NORMAL");
  }

  /** Adds what the job before this state had prepared. */
  private void register() {
    if (catalog.database(job.dbId).isEmpty()
        || !(state.current(job.dbId) instanceof RestoreJob prepared)
        || prepared.key != job.key) {
      return;
    }
    prepared.newTables.forEach(table -> catalog.addTable(job.dbId, table));
    for (RestoreJob.NewPartition added : prepared.newPartitions) {
      table(added.tableId())
          .ifPresent(
              table -> {
                table.partitions.put(added.partition().id, added.partition());
                catalog.indexTablets(job.dbId, table, added.partition());
              });
    }
  }

  private void setCounters() {
    job.counters.forEach(
        (id, ids) ->
            table(id)
                .ifPresent(
                    table -> {
                      table.counterDatabase = ids.database();
                      table.counterTable = ids.table();
                    }));
  }

  private void finish() {
    Optional<Database> database = catalog.database(job.dbId);
    if (database.isEmpty()) {
      return;
    }
    if (job.atomic) {
      job.newTableIds.forEach(id -> takePlace(database.get(), id));
    }
    unlock();
    job.newTableIds.forEach(id -> table(id).ifPresent(RestoreApply::unlock));
    job.overwritten.forEach(this::setVersion);
    clean(database.get());
    job.info.tables.keySet().forEach(name -> newVersion(database.get(), job.info.alias(name)));
  }

  /** Caches of results tell by this number that the rows are others. */
  private void newVersion(Database database, String name) {
    Table table = database.table(name).orElse(null);
    if (table instanceof OlapTable) {
      table.visibleVersion++;
      table.visibleVersionTime = job.finishedTime;
    }
  }

  private void takePlace(Database database, long id) {
    Table table = database.tables.get(id);
    if (table == null || !table.name.startsWith(ATOMIC_PREFIX)) {
      return;
    }
    String name = table.name.substring(ATOMIC_PREFIX.length());
    Optional<Table> replaced = database.table(name);
    if (replaced.isPresent()) {
      bin.putTable(
          database.id, catalog.removeTable(database.id, replaced.get().id), RecycleBin.FORCED);
    }
    TableNames.rename(table, name);
  }

  private void setVersion(RestoreJob.Overwritten overwritten) {
    Optional<OlapTable> table = table(overwritten.tableId());
    Partition partition = table.map(t -> t.partitions.get(overwritten.partitionId())).orElse(null);
    if (partition == null) {
      return;
    }
    partition.visibleVersion = overwritten.version();
    partition.visibleVersionTime = job.finishedTime;
    partition.nextVersion = overwritten.version() + 1;
    for (MaterializedIndex index : partition.indexes.values()) {
      for (Tablet tablet : index.tablets) {
        for (Replica replica : tablet.replicas) {
          replica.version = overwritten.version();
          replica.lastFailedVersion = -1;
        }
      }
    }
  }

  /** Moves what the snapshot does not have to the recycle bin, if that was asked for. */
  private void clean(Database database) {
    Set<String> views =
        job.info.newObjects.views.stream()
            .map(v -> job.info.alias(v.name()))
            .collect(Collectors.toSet());
    for (Table table : new ArrayList<>(database.tables.values())) {
      JobInfo.TableInfo restored = restoredAs(table.name);
      if (table instanceof OlapTable view && view.materialized != null) {
        continue; // Doris looks at tables and views only
      }
      if (table instanceof OlapTable olap && restored != null) {
        cleanPartitions(database, olap, restored);
      } else if (job.cleanTables && !views.contains(table.name)) {
        bin.putTable(database.id, catalog.removeTable(database.id, table.id), job.finishedTime);
      }
    }
  }

  private JobInfo.TableInfo restoredAs(String name) {
    return job.info.tables.entrySet().stream()
        .filter(e -> job.info.alias(e.getKey()).equals(name))
        .map(e -> e.getValue())
        .findFirst()
        .orElse(null);
  }

  private void cleanPartitions(Database database, OlapTable table, JobInfo.TableInfo restored) {
    boolean partitioned = !table.partitionType.equals("UNPARTITIONED");
    if (!job.cleanPartitions || !partitioned) {
      return;
    }
    for (Partition partition : List.copyOf(table.partitions.values())) {
      if (restored.partitions.keySet().stream().noneMatch(partition.name::equals)) {
        table.partitions.remove(partition.id);
        bin.putPartition(database.id, table.id, partition, job.finishedTime);
      }
    }
  }

  private void undo() {
    for (long id : job.newTableIds) {
      Table table = catalog.removeTable(job.dbId, id);
      if (table != null) {
        catalog.forgetTablets(table);
      }
    }
    job.newPartitionTables.forEach(
        (partitionId, tableId) -> {
          Partition partition =
              table(tableId).map(t -> t.partitions.remove(partitionId)).orElse(null);
          if (partition != null) {
            catalog.forgetTablets(partition);
          }
        });
    unlock();
  }
}
