package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TRemoteTabletSnapshot;

/** Sends the agent tasks of a restore, state by state. Stateless. */
final class RestoreTasks {
  private final BackupContext context;

  RestoreTasks(BackupContext context) {
    this.context = context;
  }

  /** CREATE of every replica that is new. */
  void create(JobRun run, RestoreJob job) {
    Map<Long, TabletMapping> byReplica = new LinkedHashMap<>();
    job.mappings.forEach(m -> byReplica.put(m.replicaId(), m));
    for (Table table : job.newTables) {
      if (table instanceof OlapTable olap) {
        olap.partitions.values().forEach(p -> create(run, olap, p, byReplica));
      }
    }
    for (RestoreJob.NewPartition added : job.newPartitions) {
      Table table = context.read(() -> context.catalog().table(added.tableId())).orElse(null);
      if (table instanceof OlapTable olap) {
        create(run, olap, added.partition(), byReplica);
      }
    }
  }

  private void create(
      JobRun run, OlapTable table, Partition partition, Map<Long, TabletMapping> byReplica) {
    for (MaterializedIndex index : partition.indexes.values()) {
      IndexMeta meta = table.indexMetas.get(index.id);
      for (Tablet tablet : index.tablets) {
        for (Replica replica : tablet.replicas) {
          TAgentTaskRequest request = TabletTasks.create(table, meta, partition, tablet, replica);
          request.getCreateTabletReq().setInRestoreMode(true);
          TabletMapping mapping = byReplica.get(replica.id);
          if (mapping != null && mapping.refTabletId() > 0) {
            request.getCreateTabletReq().setBaseTabletId(mapping.refTabletId());
            request.getCreateTabletReq().setBaseSchemaHash(meta.schemaHash);
          }
          // Several replicas of a tablet have the same signature, on different backends.
          run.tasks.add(
              replica.backendId,
              replica.backendId,
              request,
              answer -> created(run, tablet, replica, answer));
        }
      }
    }
  }

  private static String created(
      JobRun run, Tablet tablet, Replica replica, TFinishTaskRequest answer) {
    String error = TaskBoard.error(answer);
    if (error != null) {
      run.fail(
          new JobStatus(
              JobStatus.Code.COMMON_ERROR,
              "Failed to create replicas for restore: %s, unfinished marks: (backendId = %d, tabletId = %d)"
                  .formatted(error, replica.backendId, tablet.id)));
    }
    return error;
  }

  /** MAKE_SNAPSHOT of every replica to fill: gives the directory to download into. */
  void snapshot(JobRun run, RestoreJob job) {
    for (TabletMapping m : job.mappings) {
      run.tasks.add(
          m.backendId(),
          m.tabletId(),
          Requests.snapshot(
              context.nextId(),
              m.tabletId(),
              m.schemaHash(),
              -1,
              job.timeoutMillis,
              m.refTabletId(),
              true),
          answer -> snapshotMade(run, m, answer));
    }
  }

  private static String snapshotMade(JobRun run, TabletMapping m, TFinishTaskRequest answer) {
    String error = TaskBoard.error(answer);
    if (error != null) {
      return error;
    }
    SnapshotInfo info =
        new SnapshotInfo(
            m.tableId(),
            m.partitionId(),
            m.indexId(),
            m.tabletId(),
            m.backendId(),
            m.schemaHash(),
            answer.getSnapshotPath(),
            List.copyOf(answer.getSnapshotFiles()));
    run.tell(m.replicaId(), info);
    return null;
  }

  /** DOWNLOAD, some replicas a task, from the repository or from the source's backends. */
  void download(JobRun run, RestoreJob job) {
    Map<Long, List<TabletMapping>> byBackend = new LinkedHashMap<>();
    for (TabletMapping m : job.mappings) {
      if (job.snapshots.containsKey(m.replicaId())) {
        byBackend.computeIfAbsent(m.backendId(), b -> new ArrayList<>()).add(m);
      }
    }
    int batch = (int) context.settings().number("restore_download_snapshot_batch_size", 10);
    byBackend.forEach(
        (backend, mappings) -> {
          for (int i = 0; i < mappings.size(); i += batch) {
            List<TabletMapping> chunk =
                List.copyOf(mappings.subList(i, Math.min(i + batch, mappings.size())));
            run.tasks.add(backend, backend, request(job, chunk), TaskBoard::error);
          }
        });
  }

  private TAgentTaskRequest request(RestoreJob job, List<TabletMapping> chunk) {
    long signature = context.nextId();
    if (job.isLocal()) {
      return Requests.download(
          signature, job.jobId, chunk.stream().map(m -> remote(job, m)).toList());
    }
    Repository repository = context.repository(job);
    Map<String, String> sources = new LinkedHashMap<>();
    for (TabletMapping m : chunk) {
      sources.put(
          repository.tabletPath(
              job.info.name,
              job.info.dbId,
              m.remoteTableId(),
              m.remotePartitionId(),
              m.remoteIndexId(),
              m.remoteTabletId()),
          job.snapshots.get(m.replicaId()).tabletPath());
    }
    return Requests.download(signature, job.jobId, sources, repository);
  }

  private static TRemoteTabletSnapshot remote(RestoreJob job, TabletMapping m) {
    JobInfo info = job.info;
    Long backend = info.tabletBackends.get(m.remoteTabletId());
    String path = info.tabletSnapshotPaths.get(m.remoteTabletId());
    JobInfo.Address address = backend == null ? null : info.extraInfo.backends.get(backend);
    if (address == null || path == null) {
      throw new BackupException(
          "the job info does not say where tablet " + m.remoteTabletId() + " is");
    }
    TRemoteTabletSnapshot remote = new TRemoteTabletSnapshot();
    remote.setLocalTabletId(m.tabletId());
    remote.setLocalSnapshotPath(job.snapshots.get(m.replicaId()).tabletPath());
    remote.setRemoteTabletId(m.remoteTabletId());
    remote.setRemoteBeId(backend);
    remote.setRemoteBeAddr(new TNetworkAddress(address.ip(), address.port()));
    remote.setRemoteSnapshotPath(path + "/" + m.remoteTabletId() + "/" + remoteSchemaHash(info, m));
    remote.setRemoteToken(info.extraInfo.token);
    return remote;
  }

  private static int remoteSchemaHash(JobInfo info, TabletMapping m) {
    for (JobInfo.TableInfo table : info.tables.values()) {
      for (JobInfo.PartitionInfo partition : table.partitions.values()) {
        if (partition.id == m.remotePartitionId()) {
          for (JobInfo.IndexInfo index : partition.indexes.values()) {
            if (index.id == m.remoteIndexId()) {
              return index.schemaHash;
            }
          }
        }
      }
    }
    return m.schemaHash();
  }

  /** MOVE of every downloaded snapshot into its tablet's place. */
  void move(JobRun run, RestoreJob job) {
    job.snapshots
        .values()
        .forEach(
            info ->
                run.tasks.add(
                    info.backendId(),
                    info.tabletId(),
                    Requests.move(context.nextId(), job.jobId, info),
                    TaskBoard::error));
  }

  void release(RestoreJob job) {
    job.snapshots
        .values()
        .forEach(info -> context.agent().send(info.backendId(), Requests.release(info)));
  }
}
