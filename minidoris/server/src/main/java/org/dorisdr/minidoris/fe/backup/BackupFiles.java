package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.backup.JobInfo.IndexInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.PartitionInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.TableInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.ViewInfo;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.View;

/** Makes the content of the {@code __meta} and {@code __info} files of a backup. */
final class BackupFiles {
  private final BackupContext context;

  BackupFiles(BackupContext context) {
    this.context = context;
  }

  /** Fills both files of the job, leaving out tables that were dropped meanwhile. */
  void make(BackupJob job) {
    List<Table> tables = withoutDropped(job.tables);
    job.metaFile = MetaFile.write(job.dbName, tables, SnapshotForm.of(context.settings()));
    job.infoFile = info(job, tables).bytes();
  }

  private List<Table> withoutDropped(List<Table> tables) {
    Set<Long> live =
        context.read(
            () ->
                tables.stream()
                    .map(t -> t.id)
                    .filter(id -> context.catalog().table(id).isPresent())
                    .collect(Collectors.toSet()));
    return tables.stream().filter(t -> live.contains(t.id)).toList();
  }

  private static JobInfo info(BackupJob job, List<Table> tables) {
    JobInfo info = new JobInfo();
    info.name = job.label;
    info.dbName = job.dbName;
    info.dbId = job.dbId;
    info.backupTime = job.createTime;
    info.content = job.content;
    for (Table table : tables) {
      if (table instanceof OlapTable olap) {
        info.tables.put(olap.name, table(job, info, olap));
        Long seq = job.tableCommitSeqs.get(olap.id);
        if (seq != null) {
          info.tableCommitSeqs.put(olap.id, seq);
        }
      } else if (table instanceof View) {
        info.newObjects.views.add(new ViewInfo(table.id, table.name));
      }
    }
    return info;
  }

  private static TableInfo table(BackupJob job, JobInfo info, OlapTable table) {
    TableInfo result = new TableInfo();
    result.id = table.id;
    for (Partition partition : table.partitions.values()) {
      PartitionInfo partitionInfo = new PartitionInfo();
      partitionInfo.id = partition.id;
      partitionInfo.version = partition.visibleVersion;
      for (MaterializedIndex index : partition.indexes.values()) {
        String name = table.indexMetas.get(index.id).name;
        partitionInfo.indexes.put(name, index(job, info, table, index));
      }
      result.partitions.put(partition.name, partitionInfo);
    }
    return result;
  }

  private static IndexInfo index(
      BackupJob job, JobInfo info, OlapTable table, MaterializedIndex index) {
    IndexInfo result = new IndexInfo();
    result.id = index.id;
    result.schemaHash = table.indexMetas.get(index.id).schemaHash;
    for (Tablet tablet : index.tablets) {
      SnapshotInfo snapshot = job.snapshots.get(tablet.id);
      result.tabletsOrder.add(tablet.id);
      result.tablets.put(
          tablet.id, snapshot == null ? new ArrayList<>() : new ArrayList<>(snapshot.files()));
      if (snapshot != null) {
        info.tabletBackends.put(tablet.id, snapshot.backendId());
        info.tabletSnapshotPaths.put(tablet.id, snapshot.path());
      }
    }
    return result;
  }
}
