package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.backup.JobInfo.IndexInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.PartitionInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.TableInfo;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionOverlap;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableNames;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.View;

/**
 * First step of a restore: compares the snapshot with what is here, and works out which tables and
 * partitions are added, which are overwritten, and what every replica is filled from. Runs with the
 * catalog's lock held and changes nothing but the given copy of the job.
 */
final class RestorePrepare {
  private static final long NO_TABLET = -1;

  private final BackupContext context;
  private final RestoreJob job;
  private final Database database;
  private final Map<String, Table> snapshot = new HashMap<>();
  private final RestoreTables tables;
  private final RestoreColocation colocation;

  /**
   * @param tables of the snapshot; they become the restored ones
   */
  RestorePrepare(BackupContext context, RestoreJob job, Database database, List<Table> tables) {
    this.context = context;
    this.job = job;
    this.database = database;
    this.tables = new RestoreTables(context);
    this.colocation = new RestoreColocation(context, job, database.id);
    tables.forEach(t -> snapshot.put(t.name, t));
  }

  /**
   * @throws BackupException if the snapshot does not fit what is here
   */
  void prepare() {
    job.newTables = new ArrayList<>();
    job.newTableIds = new ArrayList<>();
    job.newPartitions = new ArrayList<>();
    job.newPartitionTables = new LinkedHashMap<>();
    job.lockedTables = new ArrayList<>();
    job.overwritten = new ArrayList<>();
    job.mappings = new ArrayList<>();
    job.info.tables.forEach(this::prepareTable);
    job.info.newObjects.views.forEach(view -> prepareView(view.name()));
  }

  private void prepareTable(String name, TableInfo info) {
    if (!(snapshot.get(name) instanceof OlapTable remote)) {
      throw new BackupException(
          "Table " + name + " does not exist in the meta of snapshot " + job.info.name);
    }
    Table existing = database.table(job.info.alias(name)).orElse(null);
    if (existing == null) {
      addTable(name, info, remote, null);
      return;
    }
    if (!(existing instanceof OlapTable local)) {
      throw new BackupException("Only support restore OLAP table: " + existing.name);
    }
    checkState(local);
    if (local.colocation != null || (job.reserveColocate && remote.colocation != null)) {
      throw new BackupException(
          "Not support to restore to local table " + name + " with colocate group.");
    }
    boolean same = new RestoreCompare(job).check(local, remote, info);
    job.lockedTables.add(local.id);
    if (job.atomic) {
      addTable(name, info, remote, same ? local : null);
    } else {
      for (Map.Entry<String, PartitionInfo> entry : info.partitions.entrySet()) {
        preparePartition(local, remote, info, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void checkState(OlapTable local) {
    if (!local.state.equals("NORMAL")) {
      throw new BackupException("Table " + local.name + "'s state is not NORMAL: " + local.state);
    }
    if (!local.temporaryPartitions.isEmpty()) {
      throw new BackupException("Do not support restoring table with temp partitions");
    }
  }

  /**
   * @param replaced the table whose place it will take, if its files can be used again; or null
   */
  private void addTable(String name, TableInfo info, OlapTable remote, OlapTable replaced) {
    remote
        .partitions
        .values()
        .removeIf(p -> info.partitions.keySet().stream().noneMatch(p.name::equals));
    colocation.join(remote);
    tables.renumber(remote, job);
    RestoreTables.resetProperties(remote, job);
    remote.state = job.allowLoad ? "RESTORE_WITH_LOAD" : "RESTORE";
    Map<Long, Long> bases = replaced == null ? Map.of() : RestoreTables.bind(replaced, remote);
    for (Partition partition : remote.partitions.values()) {
      PartitionInfo partitionInfo = partitionInfo(info, partition.name);
      map(remote, partition, info.id, partitionInfo, bases);
    }
    add(remote, job.info.alias(name));
  }

  private void add(Table table, String name) {
    TableNames.rename(table, job.atomic ? RestoreApply.ATOMIC_PREFIX + name : name);
    job.newTables.add(table);
    job.newTableIds.add(table.id);
  }

  private static PartitionInfo partitionInfo(TableInfo info, String name) {
    return info.partitions.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private void preparePartition(
      OlapTable local, OlapTable remote, TableInfo info, String name, PartitionInfo partition) {
    Partition existing = local.partition(name).orElse(null);
    Partition restored =
        remote
            .partition(name)
            .orElseThrow(
                () ->
                    new BackupException(
                        "Partition " + name + " of table " + local.name + " is not in the meta"));
    if (existing == null) {
      addPartition(local, remote, info, restored, partition);
      return;
    }
    int wanted = job.reserveReplica ? restored.replicationNum : job.replicationNum;
    if (existing.replicationNum != wanted) {
      throw new BackupException(
          "Partition %s in table %s has different replication num '%d' with partition in repository, which is %d"
              .formatted(name, local.name, existing.replicationNum, wanted));
    }
    map(local, existing, info.id, partition, Map.of());
    job.overwritten.add(new RestoreJob.Overwritten(local.id, existing.id, partition.version));
  }

  private void addPartition(
      OlapTable local,
      OlapTable remote,
      TableInfo info,
      Partition restored,
      PartitionInfo partition) {
    if (local.partitionType.equals("UNPARTITIONED")) {
      throw new BackupException("No partition exist in single partitioned table " + local.name);
    }
    for (Partition other : local.partitions.values()) {
      if (PartitionOverlap.of(local, other.item, restored.item)) {
        throw new BackupException(
            "Partition %s in table %s has conflict partition item with existing items"
                .formatted(restored.name, local.name));
      }
    }
    Map<Long, Long> indexIds = new HashMap<>();
    for (IndexMeta meta : remote.indexMetas.values()) {
      local.indexByName(meta.name).ifPresent(own -> indexIds.put(meta.id, own.id));
    }
    tables.renumber(restored, indexIds, job);
    map(local, restored, info.id, partition, Map.of());
    job.newPartitions.add(new RestoreJob.NewPartition(local.id, restored));
    job.newPartitionTables.put(restored.id, local.id);
  }

  private void map(
      OlapTable table,
      Partition partition,
      long remoteTableId,
      PartitionInfo remote,
      Map<Long, Long> bases) {
    for (MaterializedIndex index : partition.indexes.values()) {
      IndexMeta meta = table.indexMetas.get(index.id);
      if (meta.shadow) {
        continue;
      }
      IndexInfo source = remote.indexes.get(meta.name);
      List<Long> sources = source == null ? List.of() : source.orderedTablets();
      if (sources.size() != index.tablets.size()) {
        throw new BackupException(
            "index %s of partition %s has %d tablets here, but %d in the snapshot"
                .formatted(meta.name, partition.name, index.tablets.size(), sources.size()));
      }
      for (int i = 0; i < sources.size(); i++) {
        Tablet tablet = index.tablets.get(i);
        for (Replica replica : tablet.replicas) {
          job.mappings.add(
              new TabletMapping(
                  table.id,
                  partition.id,
                  index.id,
                  tablet.id,
                  replica.id,
                  replica.backendId,
                  meta.schemaHash,
                  remoteTableId,
                  remote.id,
                  source.id,
                  sources.get(i),
                  bases.getOrDefault(tablet.id, NO_TABLET)));
        }
      }
    }
  }

  /** A view's text with its tables, and the functions of users, of the other database. */
  private static String moved(String definition, String from, String to) {
    String tables = definition.replace("`internal`.`" + from + "`.", "`internal`.`" + to + "`.");
    String call = "(?<![.`])`" + Pattern.quote(from) + "`\\.(`[^`]+`\\()";
    return tables.replaceAll(call, Matcher.quoteReplacement("`" + to + "`.") + "$1");
  }

  private void prepareView(String name) {
    if (!(snapshot.get(name) instanceof View remote)) {
      throw new BackupException(
          "View " + name + " does not exist in the meta of snapshot " + job.info.name);
    }
    String moved = moved(remote.definition, job.info.dbName, database.name);
    String alias = job.info.alias(name);
    Table existing = database.table(alias).orElse(null);
    if (existing != null && !(existing instanceof View)) {
      throw new BackupException(
          "The local table "
              + existing.name
              + " with the same name but a different type of backup meta.");
    }
    if (existing instanceof View local && !job.forceReplace) {
      boolean same =
          local.name.equals(remote.name)
              && (local.definition.equals(remote.definition) || local.definition.equals(moved));
      if (!same) {
        throw new BackupException("View " + alias + " already exist but with different schema");
      }
    }
    if (existing == null || job.atomic) {
      remote.definition = moved;
      remote.id = context.nextId();
      add(remote, alias);
    }
  }
}
